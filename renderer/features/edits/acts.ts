import { isDefinedError, safe } from '@orpc/client'
import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { showRefusal, showToast } from '../../components/toast/toasts.ts'
import { copyText } from '../../lib/copy-text.ts'
import { errorWords } from '../../lib/errors.ts'
import type { WordsOf } from '../../lib/field-words.ts'
import { translate } from '../../lib/i18n.ts'
import { refreshTables } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'
import { problemWords } from '../../lib/step-words.ts'
import { typedText } from './words.ts'

/** Queues a refused mutation again, or says why it cannot be sent like this. */
export async function retryMutation({ id }: MutationInBox): Promise<void> {
  const [fault] = await safe(rpc.edits.retry({ id }))
  refreshTables(['mutation'])
  if (!fault) return showToast({ text: translate('edits.retry.done') })
  const problem = isDefinedError(fault) && fault.code === 'EDIT_REFUSED' ? fault.data.problems[0] : undefined
  const why = problem ? problemWords(problem, translate) : errorWords(fault, translate).text
  showRefusal(problem ? translate('edits.retry.refused', { why }) : why)
}

/** Takes mutations out of the inbox: what was merged has been seen, what was refused is given up. */
export async function dismissMutations(mutations: readonly MutationInBox[]): Promise<void> {
  for (const { id } of mutations) {
    const [fault] = await safe(rpc.edits.dismiss({ id }))
    if (fault) return showRefusal(errorWords(fault, translate).text)
  }
  refreshTables(['mutation'])
}

/** Puts what was typed on the clipboard. */
export function copyTyped(mutation: MutationInBox, words: WordsOf): void {
  if (copyText(typedText(mutation, words))) showToast({ text: translate('edits.copy.done') })
}
