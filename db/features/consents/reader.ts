import { eq, sql } from 'drizzle-orm'
import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import { type Consent, consentPurpose } from '../../../shared/features/consents/model.ts'
import { keptQuery, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { collaborator } from '../network/schema.ts'
import { consent } from './schema.ts'

const consentsOf = keptQuery((q) =>
  q
    .select()
    .from(consent)
    .leftJoin(collaborator, eq(collaborator.id, consent.takenById))
    .where(eq(consent.customerId, sql.placeholder('customer')))
    .prepare(),
)

/**
 * The seven purposes in their order, each with the answer to one controller, or null where he never asked. Without a
 * controller the agency's own answer comes before the insurer's.
 */
export function readConsentsOfCustomer(
  db: ReadDb,
  customerId: string,
  controller?: Consent['controller'],
): ConsentOnCard[] {
  const rows = consentsOf(db).all({ customer: customerId })
  return consentPurpose.options.map((purpose) => {
    const of = rows.filter((row) => row.consent.purpose === purpose)
    const asked = of.find((each) => each.consent.controller === (controller ?? 'AGENZIA'))
    const row = asked ?? (controller === undefined ? of[0] : undefined)
    return {
      purpose,
      consent: row ? withoutSync(row.consent) : null,
      takenBy: row?.collaborator ? `${row.collaborator.lastName} ${row.collaborator.firstName}` : null,
    }
  })
}
