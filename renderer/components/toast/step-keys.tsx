import { walkSteps } from '../../lib/edits.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useSteps } from '../../lib/steps.ts'
import { dismissToast, lastOwnUndo } from './toasts.ts'

/** Ctrl+Z and Ctrl+Shift+Z, wherever no text is being typed: there they belong to the text. */
export function StepKeys() {
  useSteps()
  useKeys([
    { keys: 'mod+z', label: 'common.undo', group: 'everywhere', inFields: false, run: undoLast },
    {
      keys: 'mod+shift+z',
      label: 'step.redo.button',
      group: 'everywhere',
      inFields: false,
      run: () => void walkSteps('redo'),
    },
  ])
  return null
}

/** What a toast offers to take back by itself (a view, say) comes before the steps of the mirror. */
export function undoLast(): void {
  const own = lastOwnUndo()
  if (!own) return void walkSteps('undo')
  dismissToast(own.id)
  own.undo?.()
}
