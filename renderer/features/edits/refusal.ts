import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { MOST_PUSH_FAILURES, type RejectionCode } from '../../../shared/sync/mutations.ts'
import type { Translate } from '../../lib/i18n.ts'
import { fieldLabel } from '../../lib/step-words.ts'

/** What helps most against a refusal. */
type Advice = 'retry' | 'copy' | 'open' | 'discard'

const adviceFor: Readonly<Record<RejectionCode, Advice>> = {
  forbidden: 'copy',
  scope_lost: 'discard',
  not_found: 'copy',
  parent_missing: 'copy',
  not_editable: 'copy',
  invalid_value: 'open',
  too_long: 'open',
  bad_text: 'open',
  required: 'open',
  conflict_closed: 'open',
  group: 'retry',
}

/** The record is not on this desk any more. */
const gone: ReadonlySet<RejectionCode> = new Set(['scope_lost', 'not_found', 'parent_missing'])

/** A refusal as the inbox tells it. */
export interface Refusal {
  readonly title: string
  /** Why, and what to do next. */
  readonly text: string
  /** The act that stands out. */
  readonly advice: Advice
  /** The record is still here to be opened. */
  readonly openable: boolean
}

/** Why a mutation was refused or put aside, and what to do. */
export function refusalOf({ tbl, op, outcome, follows }: MutationInBox, t: Translate): Refusal {
  if (outcome?.result !== 'rejected')
    return {
      title: t('edits.refused.givenUp.title'),
      text: follows ? t('edits.refused.follows') : t('edits.refused.givenUp', { most: MOST_PUSH_FAILURES }),
      advice: 'retry',
      openable: true,
    }
  const { code, field } = outcome
  const title = field
    ? t('edits.refused.titleField', { field: fieldLabel(tbl, field, t) })
    : t('edits.refused.title')
  // Whoever may write may delete; of a customer head office refuses it for what he has meanwhile.
  if (op === 'delete' && tbl === 'customer' && code === 'forbidden')
    return { title, text: t('edits.reason.hasContracts'), advice: 'open', openable: true }
  // At a field it is not the record that is gone, but what the field names.
  const names = code === 'not_found' && field !== undefined
  const openable = names || !gone.has(code)
  const reason = t(names ? 'edits.reason.reference' : `edits.reason.${code}`)
  return {
    title,
    text: openable && op !== 'delete' ? `${reason} ${t('edits.refused.stays')}` : reason,
    advice: names ? 'open' : adviceFor[code],
    openable,
  }
}
