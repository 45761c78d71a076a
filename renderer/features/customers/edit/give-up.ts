import type { CustomerCard } from '../../../../shared/features/customers/contract.ts'
import { showToast } from '../../../components/toast/toasts.ts'
import type { Draft } from '../../../lib/drafts.ts'
import type { Translate } from '../../../lib/i18n.ts'
import { stepPhrase } from '../../../lib/step-words.ts'
import type { Store } from '../../../lib/store.ts'
import type { EditState } from './edit-state.ts'
import { type CustomerKey, type FieldSpec, writtenText } from './fields.ts'
import { latestCard } from './save-field.ts'

interface GivingUp {
  readonly field: FieldSpec
  readonly card: CustomerCard
  readonly draft: Draft
  readonly store: Store<EditState>
  readonly t: Translate
}

/** Takes what was typed into a field away again. It is offered back while the toast stands: a key that closes must lose nothing. */
export function giveUpField({ field, card, draft, store, t }: GivingUp): void {
  const { texts, from } = draft.typed.get()
  const { customer, name } = latestCard(card)
  const typed = Object.fromEntries(
    field.keys.flatMap((key) => {
      const text = texts[key]
      return text === undefined || text === writtenText(customer, key) ? [] : [[key, text]]
    }),
  )
  draft.remove(field.keys)
  const now = store.get()
  store.set({ ...now, refused: withoutKeys(now.refused, field.keys) })
  if (Object.keys(typed).length === 0) return
  const what = stepPhrase({ op: 'patch', tbl: 'customer', name, fields: [field.id], count: 1 }, t)
  showToast({
    text: t('customers.edit.givenUp', { what }),
    undo: () => {
      // What has been typed there since is newer.
      if (field.keys.some((key) => key in draft.typed.get().texts)) return
      draft.write(typed, from)
      const { form, places } = store.get()
      store.set({
        ...store.get(),
        ...(form
          ? { form: { focus: field.id, turn: form.turn + 1 } }
          : { editing: { field: field.id, place: places[field.id] ?? 'details' } }),
      })
    },
  })
}

export function withoutKeys(all: EditState['refused'], keys: readonly CustomerKey[]): EditState['refused'] {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !keys.some((one) => one === key)))
}
