import { feedOf } from '../../shared/sync/buckets.ts'
import { type BucketSum, emptySum, mixIntoSum, sumToWire, type WireSum } from '../../shared/sync/sums.ts'
import type { ReadDb, WriteTx } from '../types.ts'

type BucketRow = {
  name: string
  rows: number
  word_0: number
  word_1: number
  word_2: number
  word_3: number
}

/** Names of the buckets this mirror holds. */
export function heldBuckets(db: ReadDb): string[] {
  return db
    .prepare<[], { name: string }>('SELECT name FROM bucket ORDER BY name')
    .all()
    .map((row) => row.name)
}

/** The sums of the buckets of a feed, as a trailer states them. */
export function sumsOfFeed(db: ReadDb, feed: number): Record<string, WireSum> {
  const rows = db.prepare<[number], BucketRow>('SELECT * FROM bucket WHERE feed = ?').all(feed)
  return Object.fromEntries(rows.map((row) => [row.name, sumToWire(sumOfRow(row))]))
}

function sumOfRow(row: BucketRow): BucketSum {
  return { count: row.rows, words: [row.word_0, row.word_1, row.word_2, row.word_3] }
}

/** Holds the sums that a transaction changes and writes them once at its end. */
export class SumKeeper {
  readonly #tx: WriteTx
  readonly #sums = new Map<string, BucketSum>()

  constructor(tx: WriteTx) {
    this.#tx = tx
  }

  mix(bucket: string, digest: Uint8Array, by: 1 | -1): void {
    let sum = this.#sums.get(bucket)
    if (!sum) {
      const row = this.#tx.prepare<[string], BucketRow>('SELECT * FROM bucket WHERE name = ?').get(bucket)
      sum = row ? sumOfRow(row) : emptySum()
      this.#sums.set(bucket, sum)
    }
    mixIntoSum(sum, digest, by)
  }

  /** The bucket is gone: its sum must not be written back. */
  forget(bucket: string): void {
    this.#sums.delete(bucket)
  }

  write(): void {
    const upsert = this.#tx.prepare(
      `INSERT INTO bucket (name, feed, rows, word_0, word_1, word_2, word_3) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, word_0 = excluded.word_0, word_1 = excluded.word_1,
         word_2 = excluded.word_2, word_3 = excluded.word_3`,
    )
    for (const [name, { count, words }] of this.#sums) upsert.run(name, feedOf(name), count, ...words)
  }
}

export function addBucket(tx: WriteTx, name: string): void {
  tx.prepare('INSERT INTO bucket (name, feed) VALUES (?, ?) ON CONFLICT (name) DO NOTHING').run(
    name,
    feedOf(name),
  )
}

export function forgetBucket(tx: WriteTx, name: string): void {
  tx.prepare('DELETE FROM bucket WHERE name = ?').run(name)
  tx.prepare('DELETE FROM load_state WHERE bucket = ?').run(name)
}
