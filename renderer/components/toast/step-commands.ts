import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { walkSteps } from '../../lib/edits.ts'
import type { Command } from '../../lib/feature.ts'
import { translate } from '../../lib/i18n.ts'
import { stepPhrase } from '../../lib/step-words.ts'
import { currentSteps } from '../../lib/steps.ts'
import { undoLast } from './step-keys.tsx'

/** Undo and redo as verbs of the palette; each says what it would do. */
export const stepCommands: readonly Command[] = [
  {
    id: 'steps.undo',
    label: 'step.undo',
    alias: 'step.undo.alias',
    icon: IconArrowBackUp,
    keys: 'mod+z',
    offer: () => words('undo'),
    run: undoLast,
  },
  {
    id: 'steps.redo',
    label: 'step.redo',
    alias: 'step.redo.alias',
    icon: IconArrowForwardUp,
    keys: 'mod+shift+z',
    offer: () => words('redo'),
    run: () => void walkSteps('redo'),
  },
]

function words(way: 'undo' | 'redo'): string | null {
  const step = currentSteps()[way]
  return step && stepPhrase(step, translate)
}
