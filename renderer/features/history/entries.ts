import type { ChangeOnCard } from '../../../shared/features/history/contract.ts'
import type { Change } from '../../../shared/features/history/model.ts'
import { type FieldValue, fieldValue } from '../../../shared/sync/mutations.ts'
import { type FieldGroup, groupFields } from '../../lib/field-words.ts'
import type { Translate } from '../../lib/i18n.ts'

/** What one person did at one time: the head of a few lines of the log. */
export interface Entry {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly source: Change['source']
  readonly thisDevice: boolean
  readonly pending: boolean
  readonly lines: readonly EntryLine[]
}

/** One field, or fields that belong together, of one row; or a row that was made or taken away. */
export interface EntryLine {
  readonly id: string
  readonly tbl: string
  readonly rowId: string
  readonly kind: Change['kind']
  /** Null for a row that was made or taken away. */
  readonly group: FieldGroup | null
  readonly before: Readonly<Record<string, FieldValue>>
  readonly after: Readonly<Record<string, FieldValue>>
}

/** What lies no further apart is one act of the same person. */
const togetherMs = 60_000

/** The lines of history, newest first, as a log: what a person did within a minute stands together. */
export function entriesOf(rows: readonly ChangeOnCard[], t: Translate): readonly Entry[] {
  const entries: { first: ChangeOnCard; rows: ChangeOnCard[] }[] = []
  for (const row of rows) {
    const last = entries.at(-1)
    if (last && together(last.rows.at(-1) ?? last.first, row)) last.rows.push(row)
    else entries.push({ first: row, rows: [row] })
  }
  return entries.map(({ first: { change, thisDevice }, rows: own }) => ({
    id: change.id,
    at: change.at,
    actor: change.actorName,
    source: change.source,
    thisDevice,
    pending: own.some(({ pending }) => pending),
    lines: linesOf(own, t),
  }))
}

function together(a: ChangeOnCard, b: ChangeOnCard): boolean {
  return (
    a.change.actorId === b.change.actorId &&
    a.change.actorName === b.change.actorName &&
    a.change.source === b.change.source &&
    a.change.deviceId === b.change.deviceId &&
    a.pending === b.pending &&
    Math.abs(Date.parse(a.change.at) - Date.parse(b.change.at)) <= togetherMs
  )
}

/** By mutation and row: the fields that one act wrote, those of a unit in one line. */
function linesOf(rows: readonly ChangeOnCard[], t: Translate): readonly EntryLine[] {
  const acts = new Map<string, Change[]>()
  for (const { change } of rows) {
    const key = `${change.mutationId ?? change.id}/${change.tbl}/${change.rowId}/${change.kind}`
    acts.set(key, [...(acts.get(key) ?? []), change])
  }
  return [...acts.entries()].flatMap(([key, changes]): EntryLine[] => {
    const [first] = changes
    if (!first) return []
    const { tbl, rowId, kind } = first
    const before = Object.fromEntries(changes.map(({ field, oldValue }) => [field, storedValue(oldValue)]))
    const after = Object.fromEntries(changes.map(({ field, newValue }) => [field, storedValue(newValue)]))
    const line = { tbl, rowId, kind, before, after }
    if (kind !== 'PATCH') return [{ ...line, id: key, group: null }]
    const fields = changes.map(({ field }) => field)
    return groupFields(tbl, fields, t).map((group) => ({ ...line, id: `${key}/${group.id}`, group }))
  })
}

/** A value as it stands in the log; what cannot be read is told as nothing. */
function storedValue(json: string | null): FieldValue {
  if (json === null) return null
  try {
    const parsed = fieldValue.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return json
  }
}
