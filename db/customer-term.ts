import type { PolicyTerm } from '../shared/features/customers/term.ts'

/** The columns of `customer_list` (and `due` of `customer_line`) that hold the term of a customer's lead policy. */
export type StoredTerm = {
  lead_term: string | null
  lead_first: number
  lead_grace_from: string | null
  lead_grace_to: string | null
  lead_grace_kind: string | null
  lead_out_from: string | null
  lead_ended_from: string | null
  due: number
}

/** The lead policy's term as it was derived; null when nothing ends. */
export function storedTerm(row: StoredTerm): PolicyTerm | null {
  if (row.lead_term === null) return null
  return {
    on: row.lead_term,
    due: row.due === 1,
    first: row.lead_first === 1,
    graceFrom: row.lead_grace_from,
    graceTo: row.lead_grace_to,
    graceKind: row.lead_grace_kind as PolicyTerm['graceKind'],
    outFrom: row.lead_out_from,
    endedFrom: row.lead_ended_from,
  }
}
