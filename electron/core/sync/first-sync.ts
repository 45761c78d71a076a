import { createIndexes } from '../../../db/indexes.ts'
import { addBucket } from '../../../db/sync/buckets.ts'
import { readCursor, writeCursor } from '../../../db/sync/cursors.ts'
import {
  type LoadState,
  loadProgress,
  loadStates,
  planLoad,
  writeLoadState,
} from '../../../db/sync/loading.ts'
import { dayInRome } from '../../../shared/lib/dates.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import type { Scope, SyncedTable } from '../../../shared/sync/table.ts'
import { syncedTables } from '../../../shared/sync/tables.ts'
import { withToken } from './calls.ts'
import { checkColumns, parseLine, readPage } from './page-reader.ts'
import type { SyncContext } from './writer-context.ts'

const SCOPE_OF: Readonly<Record<string, Scope>> = { g: 'catalogue', r: 'roster', a: 'office', p: 'portfolio' }

/** The tables whose rows can lie in a bucket. */
function tablesOf(bucket: string): SyncedTable[] {
  const scope = SCOPE_OF[bucket[0] ?? '']
  return syncedTables.filter((table) => table.scope === scope)
}

/** Enters buckets that are to be loaded; those held or planned already stay as they are. */
export function planBuckets(context: SyncContext, buckets: readonly string[]): void {
  context.gate.run((tx) => {
    for (const bucket of buckets) {
      addBucket(tx, bucket)
      planLoad(
        tx,
        bucket,
        tablesOf(bucket).map((table) => table.name),
      )
    }
  })
}

/**
 * Loads what is planned, table by table over all buckets, so that catalogues and customers are there long before the history
 * (sync.md section 5). A kill at any point loses at most the page in flight: rows and resume token are one transaction.
 */
export async function firstSync(context: SyncContext, onTable: (table: string) => void): Promise<void> {
  for (const table of syncedTables) {
    const open = loadStates(context.gate.db).filter((state) => state.tbl === table.name)
    if (open.length === 0) continue
    const fresh = open.some((state) => state.done === 0)
    for (const state of open) if (state.done === 0) await loadTable(context, table, state)
    if (fresh) finishTable(context, table.name)
    onTable(table.name)
  }
}

async function loadTable(context: SyncContext, table: SyncedTable, start: LoadState): Promise<void> {
  let state = start
  while (state.done === 0) {
    context.signal.throwIfAborted()
    const query = new URLSearchParams({
      bucket: state.bucket,
      tbl: table.name,
      ...(state.resume ? { resume: state.resume } : {}),
    })
    const page = await withToken(context, async (token) => {
      const answer = await context.headOffice.page(
        { method: 'GET', path: `/v1/snapshot?${query}` },
        { token, signal: context.signal },
      )
      return readPage(answer.body)
    })
    checkColumns(page.header)
    const acts = page.lines.map(parseLine)
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
    context.board.update({ progress: loadProgress(context.gate.db) })
  }
}

/** What a table needs once its rows are in: indexes, and for what lists show the derived rows. */
function finishTable(context: SyncContext, table: string): void {
  context.gate.run((_tx, touch) => {
    createIndexes(context.gate.db, table)
    touch(table)
  })
  // Customers alone make the list and the search usable; titles bring premiums and coverage, consents the chips.
  if (table === 'customer' || table === 'title' || table === 'consent') {
    context.gate.run((_tx, touch) => {
      context.applier.deriveAll(dayInRome(Date.now()))
      createIndexes(context.gate.db, 'customer_list')
      touch('customer_list')
    })
  }
}
