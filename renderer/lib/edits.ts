import { isDefinedError, safe } from '@orpc/client'
import type { Edit, StepWords } from '../../shared/features/edits/contract.ts'
import type { Uuid } from '../../shared/lib/ids.ts'
import type { FieldChanges, FieldValue, RejectionCode } from '../../shared/sync/mutations.ts'
import { dismissSteps, showRefusal, showToast } from '../components/toast/toasts.ts'
import { errorWords } from './errors.ts'
import { translate } from './i18n.ts'
import { rpc } from './rpc.ts'
import { doneWords, stepPhrase } from './step-words.ts'
import { takenAway } from './taken-away.ts'

/** Why an edit was refused; `problemWords` says it. */
export interface Problem {
  readonly code: RejectionCode
  /** The field that would mend it; without one it is the whole row. */
  readonly field?: string | undefined
}

/** What came of an act. Where it was not applied, what was typed must stay where it is. */
export type Applied =
  | { readonly applied: true; readonly words: StepWords }
  /** `problems` is empty when the desk could not even try; the reason has then been said in a toast. */
  | { readonly applied: false; readonly problems: readonly Problem[] }

type Row = Readonly<Record<string, FieldValue | undefined>>

/**
 * Applies edits as one step of undo, all or none: the one way in which every feature writes. Tells what was done in a toast that
 * offers to take it back. `quiet` leaves the toast to the caller.
 */
export async function applyEdits(edits: readonly Edit[], { quiet = false } = {}): Promise<Applied> {
  const [fault, done] = await safe(rpc.edits.apply({ edits: [...edits] }))
  if (!fault) {
    if (!quiet) tellStep(doneWords(done.words, translate))
    return { applied: true, words: done.words }
  }
  if (isDefinedError(fault) && fault.code === 'EDIT_REFUSED')
    return { applied: false, problems: fault.data.problems }
  showRefusal(errorWords(fault, translate).text)
  return { applied: false, problems: [] }
}

/** Takes the last step back, or does again what was taken back, and says in words what that was. */
export async function walkSteps(way: 'undo' | 'redo'): Promise<void> {
  const [fault, done] = await safe(rpc.edits[way]())
  dismissSteps()
  if (fault) {
    const refused = isDefinedError(fault) && fault.code === 'EDIT_REFUSED'
    showRefusal(refused ? translate(`step.${way}.refused`) : errorWords(fault, translate).text)
    return
  }
  if (done === null) return showRefusal(translate(`step.${way}.nothing`))
  takenAway.set(done.removed)
  const text = translate(`step.${way}.done`, { what: stepPhrase(done.words, translate) })
  showToast(
    way === 'undo'
      ? { text, step: true, redo: () => void walkSteps('redo') }
      : { text, step: true, undo: () => void walkSteps('undo') },
  )
}

function tellStep(text: string): void {
  // Undo takes back the last step, so that only its toast may offer it.
  dismissSteps()
  showToast({ text, step: true, undo: () => void walkSteps('undo') })
}

/** The fields that differ, each with what stood there before. */
export function patchOf(before: Row, after: Row): FieldChanges {
  const changes: FieldChanges = {}
  for (const [field, to] of Object.entries(after)) {
    const from = before[field] ?? null
    if (to !== undefined && !sameValue(from, to)) changes[field] = { from, to }
  }
  return changes
}

/** The edit that makes of one state of a row another; null when nothing differs. */
export function patchEdit(tbl: string, id: Uuid, before: Row, after: Row): Edit | null {
  const fields = patchOf(before, after)
  return Object.keys(fields).length === 0 ? null : { tbl, id, op: 'patch', fields }
}

/** The edit that makes a row. What is null or not named stays unset. */
export function createEdit(tbl: string, id: Uuid, row: Row): Edit {
  return { tbl, id, op: 'create', fields: patchOf({}, row) }
}

export function deleteEdit(tbl: string, id: Uuid): Edit {
  return { tbl, id, op: 'delete', fields: {} }
}

function sameValue(a: FieldValue, b: FieldValue): boolean {
  return Array.isArray(a) || Array.isArray(b) ? JSON.stringify(a) === JSON.stringify(b) : a === b
}
