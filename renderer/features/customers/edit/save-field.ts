import type { CustomerCard } from '../../../../shared/features/customers/contract.ts'
import { displayName } from '../../../../shared/features/customers/model.ts'
import type { FieldValue } from '../../../../shared/sync/mutations.ts'
import type { Draft } from '../../../lib/drafts.ts'
import { applyEdits, patchEdit } from '../../../lib/edits.ts'
import { queryClient } from '../../../lib/live-query.ts'
import { problemWords } from '../../../lib/step-words.ts'
import type { Store } from '../../../lib/store.ts'
import { cardKey } from '../queries.ts'
import { type CheckContext, checkField } from './checks.ts'
import type { EditState } from './edit-state.ts'
import { allTexts, type CustomerKey, type FieldSpec } from './fields.ts'

type Values = Readonly<Partial<Record<CustomerKey, string | null>>>

interface Saving {
  readonly field: FieldSpec
  readonly card: CustomerCard
  readonly draft: Draft
  readonly store: Store<EditState>
  readonly context: Omit<CheckContext, 'texts' | 'bornIn'>
}

/**
 * Saves what was typed into a field. The value is in view at once. Resolves to false when it could not be saved: what was
 * typed then stands in the field again, with the reason.
 */
export async function saveField({ field, card, draft, store, context }: Saving): Promise<boolean> {
  const { texts, from } = draft.typed.get()
  const typed = Object.fromEntries(Object.entries(texts).filter(([key]) => isOf(field, key)))
  if (Object.keys(typed).length === 0) return true
  const now = latestCard(card)
  const checked = checkField(field, {
    ...context,
    texts: allTexts(now.customer, texts),
    bornIn: now.customer.birthPlace,
  })
  if ('problems' in checked) {
    store.set({ ...store.get(), left: new Set([...store.get().left, ...field.keys]) })
    return false
  }
  const before: Record<string, FieldValue> = {}
  // Nothing stood there is a value too: what a colleague has written since must not look as if it had been seen.
  for (const key of field.keys)
    before[key] = Object.hasOwn(from, key) ? (from[key] ?? null) : now.customer[key]
  const edit = patchEdit('customer', now.customer.id, before, checked.values)
  draft.remove(field.keys)
  store.set({ ...store.get(), left: new Set([...store.get().left].filter((key) => !isOf(field, key))) })
  if (!edit) return true
  showAtOnce(now, checked.values)
  const done = await applyEdits([edit])
  if (done.applied) return true
  // What was typed goes back to where it was, unless somebody types there already.
  if (!Object.keys(draft.typed.get().texts).some((key) => isOf(field, key))) draft.write(typed, from)
  const reasons = done.problems.map((one) => [one.field ?? field.keys[0], problemWords(one, context.t)])
  store.set({ ...store.get(), refused: { ...store.get().refused, ...Object.fromEntries(reasons) } })
  await queryClient.invalidateQueries({ queryKey: cardKey(now.customer.id) })
  return false
}

/** The card as it stands now: a call may come after the one that the component was drawn with. */
export function latestCard(card: CustomerCard): CustomerCard {
  return queryClient.getQueryData<CustomerCard>(cardKey(card.customer.id)) ?? card
}

/** The value is in view before core has written it (interface.md rule 1). */
function showAtOnce(card: CustomerCard, values: Values): void {
  const customer = { ...card.customer, ...values } as CustomerCard['customer']
  const shown = { ...card, customer, name: displayName(customer) }
  queryClient.setQueryData<CustomerCard>(cardKey(customer.id), shown)
}

function isOf(field: FieldSpec, key: string): boolean {
  return (field.keys as readonly string[]).includes(key)
}
