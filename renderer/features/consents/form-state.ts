import type { Consent, ConsentPurpose } from '../../../shared/features/consents/model.ts'
import { createStore } from '../../lib/store.ts'

/** The form of answers that is open: for all purposes, or for one. */
export interface OpenForm {
  readonly customerId: string
  readonly controller: Consent['controller']
  readonly purpose: ConsentPurpose | null
}

/** At most one form stands, whoever opens it. */
export const openForm = createStore<OpenForm | null>(null)

/** Of whose notice the card shows the answers; the same on every card, as one works through one pile of papers. */
export const shownController = createStore<Consent['controller']>('AGENZIA')
