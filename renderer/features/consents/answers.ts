import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import { consentId } from '../../../shared/features/consents/edits.ts'
import type { Consent } from '../../../shared/features/consents/model.ts'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import { createEdit, patchEdit } from '../../lib/edits.ts'
import type { BegunAnswer } from './begun.ts'

export type Answer = Consent['value']

/** When, how and by whom the answers of one sitting were taken. */
export type Sitting = Pick<Consent, 'givenOn' | 'source' | 'takenById' | 'document'>

/** What a line of the form says. */
export interface TypedAnswer {
  readonly on: ConsentOnCard
  readonly value: Answer
  readonly channels: Consent['channels']
  /** What stood there when somebody began to answer: a colleague may have answered since. Null while nobody has begun. */
  readonly begun: BegunAnswer | null
}

export function answerOf({ consent }: ConsentOnCard): Answer {
  return consent?.value ?? 'UNKNOWN'
}

/** Whether a line says something else than what stands there. */
export function isChanged({ on, value, channels }: TypedAnswer): boolean {
  if (value !== answerOf(on)) return true
  const before = on.consent?.channels ?? []
  return (
    value === 'YES' && (before.length !== channels.length || before.some((one) => !channels.includes(one)))
  )
}

/**
 * The edits that record one sitting: one row per purpose and controller. A line that says what stood there already is left
 * alone with its own day and taker, unless `always`: then the sitting itself is corrected.
 */
export function answerEdits(
  { customerId, controller }: Pick<Consent, 'customerId' | 'controller'>,
  lines: readonly TypedAnswer[],
  sitting: Sitting,
  always = false,
): readonly Edit[] {
  return lines.flatMap((line) => {
    const { purpose, consent } = line.on
    if (!isChanged(line) && !(always && consent)) return []
    const answer = answerFields(line, sitting)
    if (consent) return patchEdit('consent', consent.id, { ...consent, ...line.begun }, answer) ?? []
    if (line.value === 'UNKNOWN') return []
    const id = consentId(customerId, purpose, controller)
    return createEdit('consent', id, { customerId, purpose, controller, ...answer })
  })
}

/** A question that is open again has no day, no taker and no paper. */
function answerFields({ value, channels }: TypedAnswer, sitting: Sitting) {
  if (value === 'UNKNOWN')
    return { value, channels: [], givenOn: null, source: null, takenById: null, document: null }
  return { value, channels: value === 'YES' ? [...channels] : [], ...sitting }
}
