import { openRows } from '../../../db/features/edits/outbox.ts'
import { createIndexes } from '../../../db/indexes.ts'
import { addBucket } from '../../../db/sync/buckets.ts'
import { readCursor, writeCursor } from '../../../db/sync/cursors.ts'
import {
  endLoad,
  finishLoad as finishTableLoad,
  type LoadState,
  loadProgress,
  loadStates,
  planLoad,
  writeLoadState,
} from '../../../db/sync/loading.ts'
import { writeLog } from '../../../db/sync/log.ts'
import type { ReadDb, WriteTx } from '../../../db/types.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import type { PageAct } from '../../../shared/sync/acts.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import type { Scope, SyncedTable } from '../../../shared/sync/table.ts'
import { syncedTables } from '../../../shared/sync/tables.ts'
import { Refusal, TornPage } from '../net/failures.ts'
import { withToken } from './calls.ts'
import { checkColumns, type Page, parseLine, readPage } from './page-reader.ts'
import type { SyncContext } from './writer-context.ts'

const SCOPE_OF: Readonly<Record<string, Scope>> = { g: 'catalogue', r: 'roster', a: 'office', p: 'portfolio' }

/** Tables that decide what the customers list shows: when one of them was loaded, the list is derived. */
const LISTED = new Set(['product', 'collaborator', 'customer', 'title'])

/** Head office refused to go on with the load of a feed; the engine knows what mends it. */
export class LoadRefused extends Error {
  override readonly name = 'LoadRefused'
  readonly feed: number
  readonly refusal: Refusal

  constructor(feed: number, refusal: Refusal) {
    super(refusal.code, { cause: refusal })
    this.feed = feed
    this.refusal = refusal
  }
}

/** The tables whose rows can lie in a bucket. */
export function tablesOf(bucket: string): SyncedTable[] {
  const scope = SCOPE_OF[bucket[0] ?? '']
  return syncedTables.filter((table) => table.scope === scope)
}

/** Enters buckets that are to be loaded; those held or planned already stay as they are. */
export function planBuckets(tx: WriteTx, buckets: readonly string[]): void {
  for (const bucket of buckets) {
    addBucket(tx, bucket)
    planLoad(
      tx,
      bucket,
      tablesOf(bucket).map((table) => table.name),
    )
  }
}

/**
 * Loads what is planned, table by table over all buckets, so that catalogues and customers are there long before the history
 * (sync.md section 5). A kill at any point loses at most the page in flight: rows and resume token are one transaction, and
 * so are indexes, derived rows and the note that a table is finished.
 */
export async function firstSync(context: SyncContext, onTable: (table: string) => void): Promise<void> {
  for (const table of syncedTables) {
    const open = loadStates(context.gate.db).filter((state) => state.tbl === table.name)
    if (open.every((state) => state.done === 2)) continue
    for (const state of open) if (state.done === 0) await loadTable(context, table, state, onTable)
    finishTable(context, table.name)
    onTable(table.name)
  }
}

async function loadTable(
  context: SyncContext,
  table: SyncedTable,
  start: LoadState,
  onPage: (table: string) => void,
): Promise<void> {
  let state = start
  while (state.done === 0) {
    context.signal.throwIfAborted()
    const page = await askPage(context, state)
    const acts = page.lines.map(parseLine)
    checkPage(context.gate.db, page, acts, state)
    const resume = page.trailer.resume ?? null
    const next: LoadState = {
      ...state,
      resume,
      loaded: state.loaded + acts.length,
      total: page.trailer.total ?? state.total,
      done: resume === null ? 1 : 0,
    }
    context.gate.run((tx, touch) => {
      const feed = feedOf(state.bucket)
      if (!readCursor(tx, feed)) {
        const { epoch, to, mark, bucket_set_id } = page.header
        writeCursor(tx, { feed, epoch, ver: to, mark, bucketSetId: bucket_set_id, checkpointAt: null })
      }
      context.applier.load(tx, acts)
      writeLoadState(tx, next)
      if (acts.length > 0) touch(table.name)
    })
    state = next
    context.board.update({ progress: loadProgress(context.gate.db, context.bucketRows) })
    onPage(table.name)
  }
}

async function askPage(context: SyncContext, state: LoadState): Promise<Page> {
  const query = new URLSearchParams({
    bucket: state.bucket,
    tbl: state.tbl,
    ...(state.resume ? { resume: state.resume } : {}),
  })
  try {
    return await withToken(context, async (token) => {
      const answer = await context.headOffice.page(
        { method: 'GET', path: `/v1/snapshot?${query}` },
        { token, signal: context.signal },
      )
      return readPage(answer.body)
    })
  } catch (error) {
    throw error instanceof Refusal ? new LoadRefused(feedOf(state.bucket), error) : error
  }
}

/** A page of another scan (a late or doubled answer) is not ours; its resume token would lead nowhere (fault 13). */
function checkPage(db: ReadDb, page: Page, acts: readonly PageAct[], state: LoadState): void {
  checkColumns(page.header)
  const feed = feedOf(state.bucket)
  const ours = acts.every(
    (act) => act.t === 'put' && act.table.name === state.tbl && act.arrived.bucket === state.bucket,
  )
  const { scan } = page.header
  const asked = scan?.bucket === state.bucket && scan.tbl === state.tbl && scan.resume === state.resume
  if (page.header.feed !== feed || !ours || !asked) throw new TornPage('the page is of another scan')
  const cursor = readCursor(db, feed)
  // Restored in the middle of our load: what came before and what comes now do not belong together (fault 25).
  if (cursor && cursor.epoch !== page.header.epoch)
    throw new LoadRefused(feed, new Refusal(409, { code: 'epoch_changed', message_id: '' }))
}

/** What a table needs once its rows are in: indexes, and for what lists show the derived rows. */
export function finishTable(context: Pick<SyncContext, 'gate' | 'applier' | 'now'>, table: string): void {
  context.gate.run((tx, touch) => {
    createIndexes(context.gate.db, table)
    touch(table)
    // Customers alone make the list and the search usable; titles bring premiums and coverage, consents the chips.
    if (LISTED.has(table)) {
      context.applier.deriveAll(dayInRome(context.now()))
      createIndexes(context.gate.db, 'customer_list_names')
      if (table === 'customer') context.applier.summary.gatherNames()
      // The other orders change with premiums and coverage: made before the titles they would be made twice.
      if (table === 'title') createIndexes(context.gate.db, 'customer_list')
      touch('customer_list')
    }
    finishTableLoad(tx, table)
  })
}

/** All that was planned is in. What was made here under a row that had not come yet can be placed only now. */
export function finishLoad(context: SyncContext, milliseconds: number): void {
  const { gate, applier, now, serverNow } = context
  gate.run((tx, touch) => {
    endLoad(tx)
    for (const table of applier.relay(tx, openRows(tx), dayInRome(now()))) touch(table)
    writeLog(tx, instantOf(serverNow()), 'first-sync', milliseconds)
  })
}
