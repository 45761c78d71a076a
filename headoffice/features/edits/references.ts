import { bucketOf } from '../../../shared/sync/buckets.ts'
import type { Editing } from './author.ts'
import { Rejection } from './rejection.ts'
import { readRow, tableOf } from './rows.ts'

/** Fields that name another row, beside the parent's, by table: what they lead to. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  customer: { householdId: 'household', collaboratorId: 'collaborator', salePointId: 'sale_point' },
  household: { headCustomerId: 'customer' },
  relation: { customerId: 'customer', otherCustomerId: 'customer' },
  consent: { customerId: 'customer', takenById: 'collaborator' },
  interaction: {
    customerId: 'customer',
    collaboratorId: 'collaborator',
    policyId: 'policy',
    claimId: 'claim',
  },
  quote: { customerId: 'customer', collaboratorId: 'collaborator', policyId: 'policy' },
  attachment: {
    customerId: 'customer',
    policyId: 'policy',
    claimId: 'claim',
    addedById: 'collaborator',
  },
}

/** The table that a field leads to; undefined for a field that holds a value of its own. */
export function referenceOf(tbl: string, field: string): string | undefined {
  const fields = Object.hasOwn(REFERENCES, tbl) ? REFERENCES[tbl] : undefined
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined
}

/** The references of a table, by field. */
export function referencesOf(tbl: string): readonly (readonly [field: string, table: string])[] {
  return Object.entries(REFERENCES[tbl] ?? {})
}

/** Whether a row is there for the caller to refer to; it is kept until the commit. */
export async function mayReferTo({ change, author }: Editing, tbl: string, id: string): Promise<boolean> {
  const table = tableOf(tbl)
  const row = await readRow(change.client, table, author.agencyId, id, 'KEY SHARE')
  return row !== null && author.buckets.has(bucketOf(table, row))
}

/**
 * Refuses values that lead to a row which is not there or not the caller's to see: `not_found` at the field, before the database
 * would refuse them without a word of use (fault 35).
 */
export async function requireReferences(
  editing: Editing,
  tbl: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    const target = referenceOf(tbl, field)
    if (target !== undefined && typeof value === 'string' && !(await mayReferTo(editing, target, value)))
      throw new Rejection('not_found', field)
  }
}
