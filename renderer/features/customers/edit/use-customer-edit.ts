import type { CustomerCard } from '../../../../shared/features/customers/contract.ts'
import { useToday } from '../../../components/time/use-today.ts'
import { type Draft, draftOf } from '../../../lib/drafts.ts'
import { useWords } from '../../../lib/i18n.ts'
import { usePending } from '../../../lib/pending.ts'
import { useRights } from '../../../lib/rights.ts'
import { useStore } from '../../../lib/store.ts'
import { checkKey } from './checks.ts'
import type { CustomerEdit } from './customer-edit.ts'
import { type EditState, editStateOf } from './edit-state.ts'
import {
  allTexts,
  type CustomerKey,
  type FieldId,
  fieldOf,
  fieldWriting,
  type Texts,
  writtenText,
} from './fields.ts'
import { codeRemark } from './fiscal-code-check.ts'
import { giveUpField, withoutKeys } from './give-up.ts'
import { latestCard, saveField } from './save-field.ts'

/** The draft of a customer's form. */
export function customerDraft(id: string): Draft {
  return draftOf(`customer:${id}`)
}

/** Everything about editing the customer of a card. */
export function useCustomerEdit(card: CustomerCard): CustomerEdit {
  const { t } = useWords()
  const today = useToday()
  const { id, kind } = card.customer
  const rights = useRights('customer')
  const isPending = usePending(id)
  const draft = customerDraft(id)
  const { texts: kept } = useStore(draft.typed)
  const found = useStore(draft.found)
  const store = editStateOf(id)
  const state = useStore(store)
  const patch = (change: Partial<EditState>) => store.set({ ...store.get(), ...change })

  // What was found is offered first, and stands in the fields when it has been taken.
  const texts: Texts = found === null ? kept : {}
  const all = allTexts(card.customer, texts)
  const check = (key: CustomerKey) =>
    checkKey(key, { kind, today, t, texts: all, bornIn: card.customer.birthPlace })
  const typedValue = (key: CustomerKey) => {
    const read = check(key)
    return 'value' in read ? read.value : null
  }

  const type: CustomerEdit['type'] = (typed) => {
    const { customer } = latestCard(card)
    const keys = Object.keys(typed) as CustomerKey[]
    draft.take()
    draft.write(typed, Object.fromEntries(keys.map((key) => [key, customer[key]])))
    patch({ refused: withoutKeys(store.get().refused, keys) })
  }
  const leave: CustomerEdit['leave'] = (field) =>
    saveField({ field: fieldOf(field), card, draft, store, context: { kind, today, t } })
  const openForm = (focus: FieldId | null) => patch({ editing: null, form: { focus, turn: 0 } })

  return {
    card,
    editing: state.editing,
    form: state.form,
    textOf: (key) => texts[key] ?? writtenText(card.customer, key),
    type,
    leave,
    put: (key, text) => {
      type({ [key]: text })
      const field = fieldWriting(key)
      if (field) void leave(field.id)
    },
    giveUp: (field) => giveUpField({ field: fieldOf(field), card, draft, store, t }),
    problemOf: (key) => {
      const reason = state.refused[key]
      if (reason) return reason
      if (texts[key] === undefined) return null
      const read = check(key)
      return 'problem' in read && (!read.unfinished || state.left.has(key)) ? read.problem : null
    },
    isPending: (field) => fieldOf(field).keys.some((key) => isPending('customer', id, key)),
    mayWrite: (field) => fieldOf(field).keys.every((key) => rights.patch(key)),
    isTyped: (field) => fieldOf(field).keys.some((key) => key in texts),
    isTypedInto: (control) => control in texts,
    start: (field, place) => {
      const now = store.get()
      if (field === null) return patch({ editing: null })
      draft.take()
      patch({ editing: { field, place }, places: { ...now.places, [field]: place } })
    },
    placeOf: (field) => state.places[field] ?? 'details',
    codeRemark: codeRemark(
      {
        kind,
        lastName: typedValue('lastName') ?? '',
        firstName: typedValue('firstName'),
        sex: sexOf(typedValue('sex')),
        birthDate: typedValue('birthDate'),
        birthPlaceCode: typedValue('birthPlaceCode'),
        fiscalCode: typedValue('fiscalCode'),
      },
      today,
      t,
    ),
    openForm: (focus) => openForm(focus ?? null),
    closeForm: () => patch({ form: null }),
    found: found === null ? null : { savedAt: found, fields: fieldsOf(kept) },
    takeFound: () => {
      const [first] = fieldsOf(kept)
      draft.take()
      patch({ left: new Set(Object.keys(kept) as CustomerKey[]) })
      openForm(first ?? null)
    },
    discardFound: () => draft.discard(),
  }
}

/** The fields that these keys belong to. */
function fieldsOf(texts: Readonly<Record<string, string>>): readonly FieldId[] {
  return [...new Set(Object.keys(texts).flatMap((key) => fieldWriting(key)?.id ?? []))]
}

function sexOf(text: string | null): 'M' | 'F' | null {
  return text === 'M' || text === 'F' ? text : null
}
