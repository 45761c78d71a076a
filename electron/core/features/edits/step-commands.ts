import { removeDraft, writeDraft } from '../../../../db/features/edits/drafts.ts'
import { dismiss, putAway } from '../../../../db/features/edits/inbox-reader.ts'
import { EditRefused, type QueuedEdit, queueEdits } from '../../../../db/features/edits/queue.ts'
import { refusedTogether } from '../../../../db/features/edits/refused.ts'
import { type ConflictChoices, planAnswer } from '../../../../db/features/edits/resolve.ts'
import { markStep, writeStep } from '../../../../db/features/edits/steps.ts'
import { planRedo, planUndo } from '../../../../db/features/edits/undo.ts'
import type { WalkedStep } from '../../../../shared/features/edits/contract.ts'
import { instantOf } from '../../../../shared/lib/dates.ts'
import type { Uuid } from '../../../../shared/lib/ids.ts'
import { type EditDeps, editing, type Refused } from './editing.ts'

/** Commands of the write thread about what was edited before: name to argument and answer. */
export type StepCommands = {
  /** What was taken back, or done again; null when there is nothing. */
  undo: { input: null; output: WalkedStep | null | Refused }
  redo: { input: null; output: WalkedStep | null | Refused }
  /** False: nothing of the kind waits for the user under this id. */
  retry: { input: { id: Uuid }; output: boolean | Refused }
  dismiss: { input: { id: Uuid }; output: boolean }
  resolve: { input: { id: Uuid; choices: ConflictChoices }; output: boolean | Refused }
  saveDraft: { input: { key: string; value: string }; output: null }
  dropDraft: { input: { key: string }; output: null }
}

export const stepCommands: {
  readonly [N in keyof StepCommands]: (
    deps: EditDeps,
    input: StepCommands[N]['input'],
  ) => StepCommands[N]['output']
} = {
  undo: (deps) => walk(deps, 'undo'),
  redo: (deps) => walk(deps, 'redo'),
  retry,
  resolve,
  dismiss: ({ gate }, { id }) =>
    gate.run((tx, touch) => {
      touch('mutation')
      return dismiss(tx, id)
    }),
  saveDraft: ({ gate, now }, draft) => {
    gate.run((tx) => writeDraft(tx, draft, instantOf(now())))
    return null
  },
  dropDraft: ({ gate }, { key }) => {
    gate.run((tx) => removeDraft(tx, key))
    return null
  },
}

/** Queues the inverse of the step that is next in this direction, under the id of the step. */
function walk(deps: EditDeps, way: 'undo' | 'redo'): WalkedStep | null | Refused {
  return editing(deps, (tx, touch, queue, author) => {
    const planned = way === 'undo' ? planUndo(tx, author.role) : planRedo(tx, author.role)
    if (!planned) return null
    const { step, edits } = planned
    queueEdits(tx, touch, queue, author, { edits, step: step.id })
    markStep(tx, step.id, way === 'undo')
    touch('edit_step')
    const removed = edits.filter(({ op }) => op === 'delete').map(({ id }) => id)
    return { words: step.words, removed }
  })
}

/** What was refused is queued anew, as a step of its own: the row may have changed since, and undo takes this back first. */
function retry(deps: EditDeps, { id }: { id: Uuid }): boolean | Refused {
  return editing(deps, (tx, touch, queue, author) => {
    const lines = refusedTogether(tx, id)
    const edits = lines.flatMap(({ op, tbl, rowId, fields, undoOf }): QueuedEdit[] => {
      if (op === 'void') return []
      return [{ tbl, id: rowId, op, fields, ...(undoOf === null ? {} : { undoOf }) }]
    })
    if (edits.length === 0) return false
    const step = queue.newId()
    putAway(tx, lines)
    const { words } = queueEdits(tx, touch, queue, author, { edits, step })
    writeStep(tx, { id: step, at: queue.at, words })
    touch('mutation')
    touch('edit_step')
    return true
  })
}

/** The answer to a conflict: the edit that it means here and the command that closes it, together or not at all. */
function resolve(deps: EditDeps, { id, choices }: { id: Uuid; choices: ConflictChoices }): boolean | Refused {
  return editing(deps, (tx, touch, queue, author) => {
    const answer = planAnswer(tx, id, choices)
    if (!answer) return false
    if ('problems' in answer) throw new EditRefused(answer.problems)
    const edits = answer.edit ? [answer.edit, answer.command] : [answer.command]
    const step = queue.newId()
    const { words } = queueEdits(tx, touch, queue, author, { edits, step })
    if (answer.undoable) writeStep(tx, { id: step, at: queue.at, words })
    touch('edit_step')
    return true
  })
}
