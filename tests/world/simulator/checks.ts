import { type OutboxLine, readLines } from '../../../db/features/edits/outbox.ts'
import { sumsOfFeed } from '../../../db/sync/buckets.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import { bucketsOf } from '../../../headoffice/feed/bucket-set.ts'
import { sumsOf } from '../../../headoffice/feed/sums.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import { bucketsHeld, differences, mirrorRows, type Rows, serverRows } from '../desk-compare.ts'
import { effectsOf } from './effects.ts'
import { AGENCY } from './ground-rows.ts'
import { Places } from './places.ts'
import type { SimDesk } from './sim-desk.ts'
import type { World } from './world.ts'

/** What a history found, each in words that name the desk and the mutation or row. */
export type Findings = {
  readonly mutations: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly diverged: readonly string[]
  readonly stuck: readonly string[]
}

/** Compares head office and every desk after the network healed and all desks had time to poll. */
export async function findingsOf(world: World): Promise<Findings> {
  const stuck = [
    ...world.faults,
    ...world.ground.logged.map((line) => `head office failed: ${line.slice(0, 600)}`),
    ...[...world.overdue].map((what) => `${what} waited a minute although all was well`),
  ]
  const logged = await readLogged(world)
  const lost: string[] = []
  const doubled: string[] = [...logged.doubled, ...world.ledger.doubled]
  const diverged: string[] = []
  let mutations = 0
  const server = await readServer(world)
  const places = await Places.read(world.ground.office.pool)
  for (const desk of world.desks) {
    mutations += desk.typed.size
    if (desk.wiped) continue
    desk.withFile((db) => {
      lost.push(...lostOf(desk, db, logged.outcomes))
      lost.push(...desk.departures.wrong(places).map((what) => `${desk.name} ${what}`))
      if (desk.disabled) return
      stuck.push(...stuckOf(desk, db))
      diverged.push(...divergedOf(desk, db, server))
    })
  }
  const effects = await effectsOf(world)
  return {
    mutations,
    lost: [...lost, ...effects.lost],
    doubled: [...doubled, ...effects.doubled],
    diverged: [...diverged, ...effects.diverged],
    stuck,
  }
}

type Logged = { readonly outcomes: ReadonlyMap<string, Outcome>; readonly doubled: string[] }

async function readLogged({ ground }: World): Promise<Logged> {
  const { rows } = await ground.office.pool.query<{ mutation_id: string; outcome: Outcome }>(
    'SELECT mutation_id, outcome FROM mutation_log WHERE agency_id = $1 ORDER BY at, mutation_id',
    [AGENCY],
  )
  const outcomes = new Map<string, Outcome>()
  const doubled: string[] = []
  for (const { mutation_id: id, outcome } of rows) {
    if (outcomes.has(id)) doubled.push(`${id} stands twice in the log`)
    outcomes.set(id, outcome)
  }
  return { outcomes, doubled }
}

/** What a user typed and that has no end, or another one than head office wrote down. */
function lostOf(desk: SimDesk, db: MirrorConnection, logged: ReadonlyMap<string, Outcome>): string[] {
  const lines = new Map(readLines(db, '1').map((line) => [line.id, line]))
  return [...desk.typed.keys()].flatMap((id) => {
    const line = lines.get(id)
    // Whether one might go is told from every transaction of the desk.
    if (!line) return desk.departures.saw(id) ? [] : [`${desk.name} ${id}: is not in the outbox any more`]
    const why = whyLost(desk, line, logged.get(id))
    return why ? [`${desk.name} ${id}: ${why}`] : []
  })
}

function whyLost(desk: SimDesk, line: OutboxLine, logged: Outcome | undefined): string | null {
  // What still waits is stuck, and counted there.
  if (line.state === 'queued' || !line.outcome) return null
  const { result } = line.outcome
  if (result === 'rejected' || result === 'voided') {
    if (line.dismissed && !desk.putAway.has(line.id)) return `${result}, and put away by nobody`
    if (logged && logged.result !== result) return `${result} here, ${logged.result} at head office`
    return null
  }
  if (!logged) return `${result} here, unknown at head office`
  return logged.result === result ? null : `${result} here, ${logged.result} at head office`
}

function stuckOf(desk: SimDesk, db: MirrorConnection): string[] {
  const open = readLines(db, "state IN ('queued', 'settled')")
  const status = desk.life?.board.status
  const link = status && status.link !== 'online' ? [`${desk.name} is ${status.link}: ${status.problem}`] : []
  const away = status ? [] : [`${desk.name} does not run`]
  return [
    ...link,
    ...away,
    ...open.map(
      ({ id, tbl, op, state, failures }) =>
        `${desk.name} ${id} (${op} ${tbl}): ${state}, ${failures} failures`,
    ),
  ]
}

type Server = {
  readonly rows: Rows
  readonly sums: ReadonlyMap<string, string>
  readonly held: ReadonlyMap<string, string[]>
}

async function readServer({ ground, desks }: World): Promise<Server> {
  const { pool } = ground.office
  const client = await pool.connect()
  try {
    const held = new Map<string, string[]>()
    for (const { userId } of desks) if (!held.has(userId)) held.set(userId, await bucketsOf(client, userId))
    const { rows } = await serverRows(pool, [...new Set([...held.values()].flat())])
    const sums = new Map<string, string>()
    for (const bucket of new Set([...held.values()].flat()))
      for (const [name, sum] of Object.entries(await sumsOf(client, feedOf(bucket), [bucket])))
        sums.set(name, String(sum))
    return { rows, sums, held }
  } finally {
    client.release()
  }
}

function divergedOf(desk: SimDesk, db: MirrorConnection, server: Server): string[] {
  const should = [...(server.held.get(desk.userId) ?? [])].sort()
  const held = bucketsHeld(db)
  if (held.join() !== should.join()) return [`${desk.name} holds ${held}, should hold ${should}`]
  const ours = new Set(held)
  const theirs: Rows = new Map([...server.rows].filter(([, { bucket }]) => ours.has(bucket)))
  const rows = differences(mirrorRows(db), theirs).map((what) => `${desk.name}: ${what}`)
  const kept = Number(db.prepare('SELECT count(*) FROM server_row').pluck().get())
  const sums = held.flatMap((bucket) => {
    const here = String(sumsOfFeed(db, feedOf(bucket))[bucket])
    const there = server.sums.get(bucket)
    return here === there ? [] : [`${desk.name}: the sum of ${bucket} is ${here}, not ${there}`]
  })
  const mended = Number(db.prepare("SELECT count(*) FROM sync_log WHERE kind = 'repaired'").pluck().get())
  const wrong = mended > 0 ? [`${desk.name}: a checkpoint was wrong and was mended (${mended} entries)`] : []
  return [
    ...rows,
    ...sums,
    ...wrong,
    ...(kept > 0 ? [`${desk.name}: ${kept} rows stand beside their tables`] : []),
  ]
}
