import { Pool, type PoolClient, types } from 'pg'

const INT8 = 20

function parseInt8(text: string): number {
  const value = Number(text)
  // Versions and cents are far below; a larger one would be rounded in silence.
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is not a safe integer`)
  return value
}

/** Bigint columns arrive as numbers; everything else as pg gives it. */
const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8 && format !== 'binary') return parseInt8
    return types.getTypeParser(oid, format as 'text')
  },
}

/** The pool of one server process. A transaction that hangs is ended by PostgreSQL: it may hold a counter. */
export function createPool(url: string, size: number, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    types: typeParsers as typeof types,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'scrivania-headoffice',
  })
  // An idle connection that breaks is replaced by the pool; without a listener the process would end.
  pool.on('error', onError)
  return pool
}

/** Runs `work` in a transaction; rolls back when it throws, and drops the connection when even that fails. */
export async function transaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = 'BEGIN ISOLATION LEVEL READ COMMITTED',
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    try {
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((reason: Error) => {
        broken = reason
      })
      throw error
    }
  } finally {
    client.release(broken)
  }
}

/** A transaction of the house's own keeping: over a large database it takes longer than a call may. */
export function longTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return transaction(pool, async (client) => {
    await client.query('SET LOCAL statement_timeout = 0')
    return work(client)
  })
}

/** One point in time, for a page: everything read in it belongs together. */
export function snapshotOf<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return transaction(pool, work, 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
}
