import { randomBytes } from 'node:crypto'
import type { ClientBase } from 'pg'

/** A touched row as the feed needs it: where it lies now and what travels; a null body is a deletion. */
export type RowChange = {
  readonly table: string
  readonly id: string
  readonly bucket: string
  readonly body: string | null
}

/**
 * The one end of every business transaction: takes the counters in ascending order of the agencies (so two transactions
 * never wait for each other, fault 24) and writes versions, exits, sums and marks. Nothing may follow but the
 * commit: the counter is held until then. Each row may stand once. Returns the new version of each feed.
 */
export async function stamp(
  client: ClientBase,
  changes: ReadonlyMap<number, readonly RowChange[]>,
): Promise<Map<number, number>> {
  const versions = new Map<number, number>()
  const touched = [...changes].filter(([, rows]) => rows.length > 0).toSorted(([a], [b]) => a - b)
  for (const [index, [agencyId, rows]] of touched.entries()) {
    const answer = await client.query<{ ver: number | string }>({
      name: 'feed_stamp',
      text: 'SELECT feed_stamp($1, $2, $3, $4, $5, $6, $7) AS ver',
      values: [
        agencyId,
        randomBytes(16).toString('hex'),
        rows.map((row) => row.table),
        rows.map((row) => row.id),
        rows.map((row) => row.bucket),
        rows.map((row) => row.body),
        index === touched.length - 1,
      ],
    })
    versions.set(agencyId, Number(answer.rows[0]?.ver))
  }
  return versions
}
