import type { Uuid } from '../../shared/lib/ids.ts'

/** Addresses that one feature may name of another. */
export const paths = {
  customers: '/clienti',
  /** The record on its own. */
  customer: (id: Uuid) => `/clienti/${id}`,
  /** The list with the record beside it. */
  customerBeside: (id: Uuid) => `/clienti?${besideParam}=${id}`,
  settings: '/impostazioni',
} as const

/** The parameter of the customers' address that names the record beside the list. */
export const besideParam = 'accanto'
