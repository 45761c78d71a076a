import type { InteractionOnCard } from '../../../shared/features/interactions/contract.ts'
import { showRefusal } from '../../components/toast/toasts.ts'
import { translate } from '../../lib/i18n.ts'
import { createStore } from '../../lib/store.ts'
import type { Gesture } from './gestures.ts'

/** The form of a contact that is open: a new one by this gesture, or one that is corrected. */
export type OpenForm =
  | { readonly customerId: string; readonly gesture: Gesture }
  | { readonly customerId: string; readonly on: InteractionOnCard }

/** At most one form stands, whoever opens it: key, palette, line of the history. */
export const openForm = createStore<OpenForm | null>(null)

/** The record in view, for the verbs of the palette; null where none is, or where its reader may not log. */
export const recordInView = createStore<string | null>(null)

/** Opens the form for the record in view; where there is none, says what to do. */
export function logContact(gesture: Gesture): void {
  const customerId = recordInView.get()
  if (customerId === null) showRefusal(translate('interactions.log.noRecord'))
  else openForm.set({ customerId, gesture })
}
