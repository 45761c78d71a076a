import { and, count, desc, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { ChangeOnCard, historyContract } from '../../../shared/features/history/contract.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import { readMeta } from '../../meta.ts'
import type { ReadDb } from '../../types.ts'
import { change } from './schema.ts'

type Query = z.infer<NonNullable<(typeof historyContract.ofCustomer)['~orpc']['inputSchema']>>

/**
 * A window of the history of a customer's card, newest first; an empty list of tables narrows nothing. The lines alone are
 * read, so that those of a row that was deleted, or left this user's portfolios, are told like any other.
 */
export function readHistory(db: ReadDb, query: Query): { rows: ChangeOnCard[]; total: number } {
  const ofCustomer = eq(change.customerId, query.customerId)
  const where = query.tables.length > 0 ? and(ofCustomer, inArray(change.tbl, query.tables)) : ofCustomer
  const deviceId = readMeta(db, 'deviceId')
  const q = queries(db)
  const rows = q
    .select()
    .from(change)
    .where(where)
    // Lines of one mutation share their instant; the id keeps their order the same from window to window.
    .orderBy(desc(change.at), desc(change.id))
    .limit(query.limit)
    .offset(query.offset)
    .all()
    .map((row) => ({
      change: withoutSync(row),
      pending: row.syncVer === 0,
      thisDevice: row.deviceId !== null && row.deviceId === deviceId,
    }))
  return { rows, total: q.select({ n: count() }).from(change).where(where).get()?.n ?? 0 }
}
