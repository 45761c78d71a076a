import { queueEdits } from '../../../../db/features/edits/queue.ts'
import { writeStep } from '../../../../db/features/edits/steps.ts'
import type { Edit, StepWords } from '../../../../shared/features/edits/contract.ts'
import type { Uuid } from '../../../../shared/lib/ids.ts'
import { type EditDeps, editing, type Refused } from './editing.ts'
import { type StepCommands, stepCommands } from './step-commands.ts'

/** Commands of the write thread about edits: name to argument and answer. */
export type EditCommands = StepCommands & {
  applyEdits: { input: { edits: readonly Edit[] }; output: { step: Uuid; words: StepWords } | Refused }
}

export const editCommands: {
  readonly [N in keyof EditCommands]: (
    deps: EditDeps,
    input: EditCommands[N]['input'],
  ) => EditCommands[N]['output']
} = {
  ...stepCommands,
  applyEdits: (deps, { edits }) =>
    editing(deps, (tx, touch, queue, author) => {
      const step = queue.newId()
      const { mutations, words } = queueEdits(tx, touch, queue, author, { edits, step })
      if (mutations.length > 0) writeStep(tx, { id: step, at: queue.at, words })
      touch('edit_step')
      return { step, words }
    }),
}
