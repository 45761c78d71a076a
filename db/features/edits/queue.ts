import type { Edit, StepWords } from '../../../shared/features/edits/contract.ts'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import { bucketOf } from '../../../shared/sync/buckets.ts'
import type { EditPolicy, EditProblem } from '../../../shared/sync/edit-policy.ts'
import { sameValue } from '../../../shared/sync/merge.ts'
import type { FieldChanges, FieldValue } from '../../../shared/sync/mutations.ts'
import { readMeta } from '../../meta.ts'
import type { WriteTx } from '../../types.ts'
import { type CheckedEdit, checkEdit } from './check.ts'
import { enqueue, type NewLine, type RowKey } from './outbox.ts'
import { writeProvisionalHistory } from './provisional-history.ts'
import { recordName } from './record-name.ts'
import type { Model } from './stored-rows.ts'

/** An edit of a form, or what undo, retry and the answer to a conflict make of one. */
export type QueuedEdit = Omit<Edit, 'op'> & {
  readonly op: Edit['op'] | 'command'
  /** The mutation that this one takes back. */
  readonly undoOf?: Uuid
  /** The version that the user saw, where that is not the one that is here now. */
  readonly baseVer?: number
}

export type QueueDeps = {
  /** Lays what is open on top of rows anew (the applier's). */
  readonly relay: (tx: WriteTx, rows: readonly RowKey[], today: IsoDay) => ReadonlySet<string>
  readonly today: IsoDay
  /** Now, by head office's clock as far as it is known. */
  readonly at: string
  readonly newId: () => Uuid
}

/** Edits that this desk refuses before anything is written; thrown inside the gate, so that nothing is. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused'
  readonly problems: readonly EditProblem[]

  constructor(problems: readonly EditProblem[]) {
    super('edit refused')
    this.problems = problems
  }
}

/**
 * Applies edits here at once and queues them for head office, all or none, in the caller's transaction: the rows with the new
 * values on top, their provisional history, one mutation for each. Several of one agency are one group: head office applies them
 * together.
 * Edits that change nothing are left out. Throws EditRefused with what is wrong, by field.
 */
export function queueEdits(
  tx: WriteTx,
  touch: (table: string) => void,
  deps: QueueDeps,
  author: SessionUser,
  { edits, step }: { edits: readonly QueuedEdit[]; step: Uuid },
): { mutations: Uuid[]; words: StepWords } {
  const changing = edits.map(withoutIdleFields).filter(changesSomething)
  const groups = new Map<number, Uuid>()
  const deviceId = readMeta(tx, 'deviceId')
  const lines: NewLine[] = []
  for (const edit of changing) {
    const checked = checkEdit(tx, author, edit, deps.at)
    if ('problems' in checked) throw new EditRefused(checked.problems)
    const agencyId = Number(checked.after.agencyId)
    const group = changing.length > 1 ? (groups.get(agencyId) ?? deps.newId()) : null
    if (group !== null) groups.set(agencyId, group)
    const line = lineOf(tx, deps, author, edit, checked, { step, group })
    enqueue(tx, line)
    writeProvisionalHistory(tx, line, checked.after, deviceId)
    for (const table of deps.relay(tx, [line], deps.today)) touch(table)
    lines.push(line)
  }
  if (lines.length > 0) for (const table of ['mutation', 'change']) touch(table)
  return { mutations: lines.map(({ id }) => id), words: wordsOf(edits, lines) }
}

/** A new row comes from nothing; a patch keeps the fields that it changes. */
function withoutIdleFields(edit: QueuedEdit): QueuedEdit {
  const fields = Object.entries(edit.fields)
  switch (edit.op) {
    case 'create':
      return {
        ...edit,
        fields: Object.fromEntries(fields.map(([field, { to }]) => [field, { from: null, to }])),
      }
    case 'patch':
      return {
        ...edit,
        fields: Object.fromEntries(fields.filter(([, { from, to }]) => !sameValue(from, to))),
      }
    case 'delete':
      return { ...edit, fields: {} }
    case 'command':
      return edit
  }
}

function changesSomething({ op, fields }: QueuedEdit): boolean {
  return op !== 'patch' || Object.keys(fields).length > 0
}

function lineOf(
  tx: WriteTx,
  deps: QueueDeps,
  author: SessionUser,
  edit: QueuedEdit,
  { table, policy, after, baseVer }: CheckedEdit,
  { step, group }: { step: Uuid; group: Uuid | null },
): NewLine {
  return {
    id: deps.newId(),
    agencyId: Number(after.agencyId),
    tbl: edit.tbl,
    rowId: edit.id,
    bucket: bucketOf(table, after),
    op: edit.op,
    fields: edit.op === 'delete' ? lostFields(policy, after) : edit.fields,
    baseVer: edit.baseVer ?? baseVer,
    group,
    undoOf: edit.undoOf ?? null,
    ...recordName(tx, policy, after),
    step,
    actorId: author.userId,
    actorName: author.displayName,
    createdAt: deps.at,
  }
}

/** What a deleted row held stays in the outbox, so that it can be brought back; it does not travel. */
function lostFields(policy: EditPolicy | null, row: Model): FieldChanges {
  return Object.fromEntries(
    Object.keys(policy?.fields ?? {}).map((field) => [
      field,
      { from: (row[field] ?? null) as FieldValue, to: null },
    ]),
  )
}

function wordsOf(edits: readonly QueuedEdit[], lines: readonly NewLine[]): StepWords {
  const [first] = lines
  const [asked] = edits
  return {
    // An answer to a conflict is a choice, whatever it changes in the record besides.
    op: lines.some(({ op }) => op === 'command') ? 'command' : (first?.op ?? asked?.op ?? 'patch'),
    tbl: first?.tbl ?? asked?.tbl ?? '',
    fields: first && first.op !== 'delete' ? Object.keys(first.fields) : [],
    name: first?.name ?? '',
    // Rows of one kind: the household that two people leave is not a third of them.
    count: lines.filter(({ tbl }) => tbl === first?.tbl).length,
  }
}
