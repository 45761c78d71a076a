import { useState } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { nameOf } from '../../lib/errors.ts'
import { useStore } from '../../lib/store.ts'
import { customerDraft } from './edit/use-customer-edit.ts'
import { useCustomerCard } from './queries.ts'

export interface CardInView {
  /** Undefined until core has answered, and of who is gone. */
  readonly card: CustomerCard | undefined
  readonly gone: boolean
  readonly fault: Error | null
  readonly askAgain: () => void
}

/**
 * The card in view. Who is gone from this desk is not shown as he was, except while somebody writes on him: what is being
 * typed stays in sight (`gone`) until the card is left.
 */
export function useCardInView(id: string): CardInView {
  const { data, error, refetch } = useCustomerCard(id)
  /** Whose card stays although he is gone. */
  const [kept, setKept] = useState<string | null>(null)
  const draft = customerDraft(id)
  const { texts } = useStore(draft.typed)
  const found = useStore(draft.found)
  const isTyping = found === null && Object.keys(texts).length > 0
  // The answer before the refusal stays in the query.
  const isGone = error !== null && nameOf(error) === 'NOT_FOUND'
  const gone = isGone && data !== undefined && (kept === id || isTyping)
  const keep = gone ? id : null
  if (keep !== kept) setKept(keep)
  return { card: isGone && !gone ? undefined : data, gone, fault: error, askAgain: () => void refetch() }
}
