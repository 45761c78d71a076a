import type { ReadDb, WriteTx } from '../types.ts'

/** Where a feed stands: `checkpointAt` is null until the first pull from V0 was complete. */
export type FeedCursor = {
  feed: number
  epoch: string
  ver: number
  mark: string
  bucketSetId: number
  checkpointAt: string | null
}

const COLUMNS = 'feed, epoch, ver, mark, bucket_set_id AS bucketSetId, checkpoint_at AS checkpointAt'

export function readCursor(db: ReadDb, feed: number): FeedCursor | undefined {
  return db.prepare<[number], FeedCursor>(`SELECT ${COLUMNS} FROM feed_cursor WHERE feed = ?`).get(feed)
}

export function readCursors(db: ReadDb): FeedCursor[] {
  return db.prepare<[], FeedCursor>(`SELECT ${COLUMNS} FROM feed_cursor ORDER BY feed`).all()
}

export function writeCursor(tx: WriteTx, cursor: FeedCursor): void {
  tx.prepare(
    `INSERT INTO feed_cursor (feed, epoch, ver, mark, bucket_set_id, checkpoint_at)
     VALUES (@feed, @epoch, @ver, @mark, @bucketSetId, @checkpointAt)
     ON CONFLICT (feed) DO UPDATE SET epoch = excluded.epoch, ver = excluded.ver, mark = excluded.mark,
       bucket_set_id = excluded.bucket_set_id, checkpoint_at = excluded.checkpoint_at`,
  ).run(cursor)
}

/** Time of the oldest checkpoint among the feeds: the age of the data. Null while one feed has none. */
export function checkpointAge(db: ReadDb): string | null {
  const cursors = readCursors(db)
  if (cursors.length === 0 || cursors.some((cursor) => cursor.checkpointAt === null)) return null
  return cursors.map((cursor) => cursor.checkpointAt as string).reduce((a, b) => (a < b ? a : b))
}

/** A feed of which nothing is held any more has no age that counts. */
export function forgetEmptyFeeds(tx: WriteTx): void {
  tx.prepare('DELETE FROM feed_cursor WHERE feed NOT IN (SELECT feed FROM bucket)').run()
}

export function forgetCursor(tx: WriteTx, feed: number): void {
  tx.prepare('DELETE FROM feed_cursor WHERE feed = ?').run(feed)
}

/** Head office raised the number of this device's bucket set; the cursor is otherwise unchanged. */
export function writeBucketSet(tx: WriteTx, bucketSetId: number): void {
  tx.prepare('UPDATE feed_cursor SET bucket_set_id = ?').run(bucketSetId)
}
