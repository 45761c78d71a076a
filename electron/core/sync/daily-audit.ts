import { readMeta, writeMeta } from '../../../db/meta.ts'
import { heldBuckets, sumsOfFeed } from '../../../db/sync/buckets.ts'
import { readCursor, readCursors } from '../../../db/sync/cursors.ts'
import { heldDigests } from '../../../db/sync/held-digests.ts'
import { writeLog } from '../../../db/sync/log.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { auditStretch } from './audit.ts'
import { tablesOf } from './first-sync.ts'
import type { SyncContext } from './writer-context.ts'

/** The hundredth part of the mirror a day, and never so little that a small mirror takes a hundred days. */
const LEAST_ROWS = 500

/** Where the comparison of the last days stopped: the first row that was not looked at yet. */
type Place = { bucket: string; tbl: string; id: string }

/**
 * Compares one percent of the mirror's rows with head office, once a day, going on where the day before stopped (sync.md section 8). What
 * differs is mended, and said in the log without personal data. Returns how many rows were mended; null when today's part
 * is done already.
 */
export async function auditDailyPart(context: SyncContext, onAnswer: () => void): Promise<number | null> {
  const { gate } = context
  const today = dayInRome(context.serverNow())
  if (readMeta(gate.db, 'auditedOn') === today) return null
  let left = dailyRows(context)
  let mended = 0
  let place = readPlace(context)
  const places = everyPlace(context)
  // At most once around.
  for (let step = 0; step <= places.length && left > 0 && places.length > 0; step++) {
    const at = Math.max(
      0,
      places.findIndex(({ bucket, tbl }) => bucket === place?.bucket && tbl.name === place.tbl),
    )
    const { bucket, tbl } = places[at] as (typeof places)[number]
    const from = place?.bucket === bucket && place.tbl === tbl.name ? place.id : ''
    const found = heldDigests(gate.db, tbl, bucket, from, left + 1)
    const rows = found.slice(0, left)
    const to = found[left]?.id ?? null
    const cursor = readCursor(gate.db, feedOf(bucket))
    if (cursor) {
      const stretch = { table: tbl, from, to, rows, named: false }
      const { put, gone } = await auditStretch(context, bucket, stretch, onAnswer, (finding, head) =>
        // What changed since the checkpoint is no fault: the next pull brings it.
        head.epoch !== cursor.epoch
          ? { put: [], gone: [] }
          : {
              put: finding.put.filter(({ ver }) => ver <= cursor.ver),
              gone: head.ver === cursor.ver ? finding.gone : [],
            },
      )
      if (put + gone > 0) context.log('warn', 'the daily comparison mended rows', { bucket, put, gone })
      mended += put + gone
    }
    left -= rows.length
    const next = places[(at + 1) % places.length] as (typeof places)[number]
    place =
      to !== null ? { bucket, tbl: tbl.name, id: to } : { bucket: next.bucket, tbl: next.tbl.name, id: '' }
  }
  gate.run((tx) => {
    writeMeta(tx, 'auditedOn', today)
    writeMeta(tx, 'auditPlace', JSON.stringify(place))
    if (mended > 0) writeLog(tx, instantOf(context.serverNow()), 'repaired', mended)
  })
  return mended
}

function everyPlace({ gate }: SyncContext) {
  return heldBuckets(gate.db).flatMap((bucket) => tablesOf(bucket).map((tbl) => ({ bucket, tbl })))
}

function dailyRows({ gate }: SyncContext): number {
  const held = readCursors(gate.db).flatMap(({ feed }) => Object.values(sumsOfFeed(gate.db, feed)))
  const rows = held.reduce((sum, [count]) => sum + count, 0)
  return Math.max(LEAST_ROWS, Math.ceil(rows / 100))
}

function readPlace({ gate }: SyncContext): Place | null {
  // Written by this program alone; a bucket or table that is no more is simply not found.
  return JSON.parse(readMeta(gate.db, 'auditPlace') ?? 'null') as Place | null
}
