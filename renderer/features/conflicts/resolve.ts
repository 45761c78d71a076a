import { isDefinedError, safe } from '@orpc/client'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { ConflictChoice } from '../../../shared/features/conflicts/model.ts'
import { dismissSteps, showRefusal, showToast } from '../../components/toast/toasts.ts'
import { walkSteps } from '../../lib/edits.ts'
import { errorWords } from '../../lib/errors.ts'
import { translate } from '../../lib/i18n.ts'
import { refreshTables } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'
import { problemWords } from '../../lib/step-words.ts'

/** Answers a conflict. What the choice changes on the record is a step that can be undone. */
export async function resolveConflict(
  { conflict }: ConflictToSolve,
  choices: Readonly<Record<string, ConflictChoice>>,
): Promise<void> {
  const [fault] = await safe(rpc.conflicts.resolve({ id: conflict.id, choices: { ...choices } }))
  refreshTables(['conflict', 'mutation'])
  if (!fault) {
    dismissSteps()
    showToast({
      text: translate('conflicts.done', { name: conflict.label }),
      step: true,
      undo: () => void walkSteps('undo'),
    })
    return
  }
  const problem = isDefinedError(fault) && fault.code === 'EDIT_REFUSED' ? fault.data.problems[0] : undefined
  showRefusal(problem ? problemWords(problem, translate) : errorWords(fault, translate).text)
}
