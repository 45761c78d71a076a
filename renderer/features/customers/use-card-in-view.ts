import { useState } from 'react'
import { nameOf } from '../../lib/errors.ts'
import { useStore } from '../../lib/store.ts'
import { customerDraft } from './edit/use-customer-edit.ts'
import { useCustomerCard } from './queries.ts'

/**
 * The card in view. Who is gone from this desk is not shown as he was, except while somebody writes on him: what is being
 * typed stays in sight (`gone`) until the card is left.
 */
export function useCardInView(id: string) {
  const { data, error, refetch } = useCustomerCard(id)
  const [kept, setKept] = useState(false)
  const draft = customerDraft(id)
  const { texts } = useStore(draft.typed)
  const found = useStore(draft.found)
  const isTyping = found === null && Object.keys(texts).length > 0
  // The answer before the refusal stays in the query.
  const isGone = error !== null && nameOf(error) === 'NOT_FOUND'
  const gone = isGone && data !== undefined && (kept || isTyping)
  if (gone !== kept) setKept(gone)
  return { card: isGone && !gone ? undefined : data, gone, fault: error, askAgain: () => void refetch() }
}
