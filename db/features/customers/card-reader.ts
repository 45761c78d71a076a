import { and, count, eq, gte } from 'drizzle-orm'
import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Agency, Collaborator } from '../../../shared/features/network/model.ts'
import { addDays, type IsoDay, instantOf } from '../../../shared/lib/dates.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { interaction } from '../interactions/schema.ts'
import { agency, collaborator, salePoint } from '../network/schema.ts'
import { quote } from '../quotes/schema.ts'
import { customer } from './schema.ts'

/** AL-14 looks at thirty days. */
const COMMERCIAL_DAYS = 30

export type CustomerHead = {
  customer: Customer
  agency: Agency | null
  collaborator: Collaborator | null
  salePoint: string | null
  interactions: number
  quotes: number
  recentContacts: number
}

/** A customer with the people and places its row names, and how much hangs on it. Null when this mirror does not hold it. */
export function readCustomerHead(db: ReadDb, id: string, today: IsoDay): CustomerHead | null {
  const q = queries(db)
  const row = q
    .select()
    .from(customer)
    .leftJoin(agency, eq(agency.agencyId, customer.agencyId))
    .leftJoin(collaborator, eq(collaborator.id, customer.collaboratorId))
    .leftJoin(salePoint, eq(salePoint.id, customer.salePointId))
    .where(eq(customer.id, id))
    .get()
  if (!row) return null
  return {
    customer: withoutSync(row.customer),
    agency: row.agency && withoutSync(row.agency),
    collaborator: row.collaborator && withoutSync(row.collaborator),
    salePoint: row.sale_point?.name ?? null,
    interactions:
      q.select({ n: count() }).from(interaction).where(eq(interaction.customerId, id)).get()?.n ?? 0,
    quotes: q.select({ n: count() }).from(quote).where(eq(quote.customerId, id)).get()?.n ?? 0,
    recentContacts: recentContacts(db, id, today),
  }
}

/** What the agency sent to sell; service messages do not press anybody. */
function recentContacts(db: ReadDb, id: string, today: IsoDay): number {
  const since = instantOf(Date.parse(addDays(today, -COMMERCIAL_DAYS)))
  const commercial = and(
    eq(interaction.customerId, id),
    eq(interaction.kind, 'CAMPAGNA'),
    eq(interaction.direction, 'OUT'),
    gte(interaction.at, since),
  )
  return queries(db).select({ n: count() }).from(interaction).where(commercial).get()?.n ?? 0
}
