import { prepared } from './prepared.ts'
import type { ReadDb, WriteTx } from './types.ts'

/** Small facts of this mirror, by name. */
export type MetaKey =
  | 'refreshToken'
  | 'devicePrivateKey'
  | 'deviceId'
  | 'signingKey'
  | 'user'
  | 'lastContact'
  | 'customerListVersion'
  /** How many rows the list of customers has. */
  | 'customerListSize'
  /** The day for which the derived rows are true. */
  | 'derivedOn'
  /** The day on which this mirror's daily part was last compared with head office, and where that stopped. */
  | 'auditedOn'
  | 'auditPlace'
  /** The latest time this computer was seen to have: a clock that is set back does not stretch the lease. */
  | 'latestTime'
  /** Minutes without input after which the desk locks itself; 'never'. */
  | 'lockAfter'
  /** The last number that a mutation of this agency got. */
  | `lastSeq:${number}`
  /** The lost checkpoint of this feed for which the last 35 days were offered again. */
  | `offeredFor:${number}`

export function readMeta(db: ReadDb, key: MetaKey): string | null {
  return prepared<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null
}

export function writeMeta(tx: WriteTx, key: MetaKey, value: string): void {
  tx.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value)
}
