import { desc, eq } from 'drizzle-orm'
import type { QuoteOnCard } from '../../../shared/features/quotes/contract.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { collaborator } from '../network/schema.ts'
import { product } from '../products/schema.ts'
import { quote } from './schema.ts'

/** Quotes made for a customer, newest first. */
export function readQuotesOfCustomer(db: ReadDb, customerId: string): QuoteOnCard[] {
  return queries(db)
    .select()
    .from(quote)
    .innerJoin(product, eq(product.id, quote.productId))
    .leftJoin(collaborator, eq(collaborator.id, quote.collaboratorId))
    .where(eq(quote.customerId, customerId))
    .orderBy(desc(quote.createdOn))
    .all()
    .map((row) => ({
      quote: withoutSync(row.quote),
      productName: row.product.name,
      collaborator: row.collaborator ? `${row.collaborator.lastName} ${row.collaborator.firstName}` : null,
    }))
}
