import { and, count, eq, gte, sql } from 'drizzle-orm'
import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Agency, Collaborator } from '../../../shared/features/network/model.ts'
import { addDays, type IsoDay, instantOf } from '../../../shared/lib/dates.ts'
import { keptQuery, withoutSync } from '../../drizzle.ts'
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

const ID = sql.placeholder('id')

const headOf = keptQuery((q) =>
  q
    .select()
    .from(customer)
    .leftJoin(agency, eq(agency.agencyId, customer.agencyId))
    .leftJoin(collaborator, eq(collaborator.id, customer.collaboratorId))
    .leftJoin(salePoint, eq(salePoint.id, customer.salePointId))
    .where(eq(customer.id, ID))
    .prepare(),
)

const interactionsOf = keptQuery((q) =>
  q.select({ n: count() }).from(interaction).where(eq(interaction.customerId, ID)).prepare(),
)

const quotesOf = keptQuery((q) =>
  q.select({ n: count() }).from(quote).where(eq(quote.customerId, ID)).prepare(),
)

/** What the agency sent to sell; service messages do not press anybody. */
const commercialContactsOf = keptQuery((q) =>
  q
    .select({ n: count() })
    .from(interaction)
    .where(
      and(
        eq(interaction.customerId, ID),
        eq(interaction.kind, 'CAMPAGNA'),
        eq(interaction.direction, 'OUT'),
        gte(interaction.at, sql.placeholder('since')),
      ),
    )
    .prepare(),
)

/** A customer with the people and places its row names, and how much hangs on it. Null when this mirror does not hold it. */
export function readCustomerHead(db: ReadDb, id: string, today: IsoDay): CustomerHead | null {
  const row = headOf(db).get({ id })
  if (!row) return null
  const since = instantOf(Date.parse(addDays(today, -COMMERCIAL_DAYS)))
  return {
    customer: withoutSync(row.customer),
    agency: row.agency && withoutSync(row.agency),
    collaborator: row.collaborator && withoutSync(row.collaborator),
    salePoint: row.sale_point?.name ?? null,
    interactions: interactionsOf(db).get({ id })?.n ?? 0,
    quotes: quotesOf(db).get({ id })?.n ?? 0,
    recentContacts: commercialContactsOf(db).get({ id, since })?.n ?? 0,
  }
}
