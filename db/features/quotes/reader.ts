import { desc, eq, sql } from 'drizzle-orm'
import type { QuoteOnCard } from '../../../shared/features/quotes/contract.ts'
import { keptQuery, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { collaborator } from '../network/schema.ts'
import { product } from '../products/schema.ts'
import { quote } from './schema.ts'

const quotesOf = keptQuery((q) =>
  q
    .select()
    .from(quote)
    .innerJoin(product, eq(product.id, quote.productId))
    .leftJoin(collaborator, eq(collaborator.id, quote.collaboratorId))
    .where(eq(quote.customerId, sql.placeholder('customer')))
    .orderBy(desc(quote.createdOn))
    .prepare(),
)

/** Quotes made for a customer, newest first. */
export function readQuotesOfCustomer(db: ReadDb, customerId: string): QuoteOnCard[] {
  return quotesOf(db)
    .all({ customer: customerId })
    .map((row) => ({
      quote: withoutSync(row.quote),
      productName: row.product.name,
      collaborator: row.collaborator ? `${row.collaborator.lastName} ${row.collaborator.firstName}` : null,
    }))
}
