import type { fieldsIt } from './fields.it.ts'
import type { SameKeys } from './types.ts'

/** Kinds of records, and what stands in the place of a value that cannot be written out. Names of fields stand in edits.en.ts. */
export const fieldsEn: SameKeys<typeof fieldsIt> = {
  'table.customer': 'Customer',
  'table.consent': 'Consent',
  'table.interaction': 'Contact',
  'table.household': 'Household',
  'table.relation': 'Family relation',
  'table.attachment': 'Document',
  'table.other': 'Other data',
  'field.empty': 'not given',
  'field.elsewhere': 'not on this desk',
  'field.customer.customerSince': 'customer since',
  'field.customer.member': 'member',
  'field.customer.bankCustomer': 'customer of the bank',
  'field.customer.propertyCustomer': 'property customer',
}
