import { createStore } from '../../lib/store.ts'

/** What is open for a customer: a new relation, or the household with everybody in it. */
export interface OpenForm {
  readonly customerId: string
  readonly form: 'relation' | 'household'
}

/** At most one form stands, whoever opens it. */
export const openForm = createStore<OpenForm | null>(null)
