import type { Uuid } from '../../shared/lib/ids.ts'

/** Addresses that one feature may name of another. */
export const paths = {
  customers: '/clienti',
  /** The form for a new one; `typed` is what one came with from a search. */
  newCustomer: (typed = '') =>
    typed === '' ? '/clienti/nuovo' : `/clienti/nuovo?${nameParam}=${encodeURIComponent(typed)}`,
  /** The record on its own. */
  customer: (id: Uuid) => `/clienti/${id}`,
  /** The list with the record beside it. */
  customerBeside: (id: Uuid) => `/clienti?${besideParam}=${id}`,
  /** The record on its own, at one of its policies. */
  customerPolicy: (id: Uuid, policyId: Uuid) => `/clienti/${id}?${policyParam}=${policyId}`,
  /** The record on its own, at one of its parts (the id of a customer panel). */
  customerPart: (id: Uuid, part: string) => `/clienti/${id}?${partParam}=${part}`,
  /** What comes in and goes out: what waits, what asks, what was refused. */
  inbox: '/in-arrivo',
  inboxLine: (id: Uuid) => `/in-arrivo?${lineParam}=${id}`,
  settings: '/impostazioni',
  about: '/impostazioni?sezione=about',
} as const

/** The parameter of the customers' address that names the record beside the list. */
export const besideParam = 'accanto'

/** The parameter of a customer's address that names one of the parts. */
export const partParam = 'parte'

/** The parameter of the inbox's address that names one of its lines. */
export const lineParam = 'voce'

/** The parameter of the new customer's address that says what was typed before. */
export const nameParam = 'nome'

/** The parameter of a customer's address that names one of the policies. */
export const policyParam = 'polizza'
