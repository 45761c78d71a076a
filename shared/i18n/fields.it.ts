import type { Catalogue } from './types.ts'

/** Kinds of records, and what stands in the place of a value that cannot be written out. Names of fields stand in edits.it.ts. */
export const fieldsIt = {
  'table.customer': 'Cliente',
  'table.consent': 'Consenso',
  'table.interaction': 'Contatto',
  'table.household': 'Nucleo familiare',
  'table.relation': 'Legame familiare',
  'table.attachment': 'Allegato',
  'table.other': 'Altro dato',
  'field.empty': 'non indicato',
  'field.elsewhere': 'non su questa postazione',
  'field.customer.customerSince': 'cliente dal',
  'field.customer.member': 'socio',
  'field.customer.bankCustomer': 'cliente della banca',
  'field.customer.propertyCustomer': 'cliente immobiliare',
} as const satisfies Catalogue
