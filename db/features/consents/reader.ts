import { eq } from 'drizzle-orm'
import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import { consentPurpose } from '../../../shared/features/consents/model.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { collaborator } from '../network/schema.ts'
import { consent } from './schema.ts'

/** The seven purposes in their order, each with the agency's own consent or null where nobody asked. */
export function readConsentsOfCustomer(db: ReadDb, customerId: string): ConsentOnCard[] {
  const rows = queries(db)
    .select()
    .from(consent)
    .leftJoin(collaborator, eq(collaborator.id, consent.takenById))
    .where(eq(consent.customerId, customerId))
    .all()
  return consentPurpose.options.map((purpose) => {
    const of = rows.filter((row) => row.consent.purpose === purpose)
    const row = of.find((each) => each.consent.controller === 'AGENZIA') ?? of[0]
    return {
      purpose,
      consent: row ? withoutSync(row.consent) : null,
      takenBy: row?.collaborator ? `${row.collaborator.lastName} ${row.collaborator.firstName}` : null,
    }
  })
}
