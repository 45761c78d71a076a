import { type EditPolicy, unitOf } from '../../../shared/sync/edit-policy.ts'
import type { FieldChange, FieldChanges } from '../../../shared/sync/mutations.ts'
import type { Editing } from './author.ts'
import { foreignLinesSince } from './history.ts'
import type { Row } from './rows.ts'

/**
 * What was typed, with the rest of each unit that it touches: a desk that sends the street alone still saw the postcode, and a
 * postcode that somebody changed meanwhile must not stand beside the new street (fault 30). What stood there when the user
 * typed is told by the lines that others wrote since.
 */
export async function wholeUnits(
  editing: Editing,
  policy: EditPolicy,
  row: Row,
  fields: FieldChanges,
): Promise<FieldChanges> {
  const missing = [...new Set(Object.keys(fields).flatMap((field) => unitOf(policy, field)))].filter(
    (field) => !Object.hasOwn(fields, field),
  )
  if (missing.length === 0) return fields
  const { mutation } = editing
  const lines = await foreignLinesSince(editing, { tbl: policy.table.name, rowId: row.id }, mutation.base_ver)
  const rest = missing.flatMap((field): (readonly [string, FieldChange])[] => {
    const first = lines.find((line) => line.kind === 'PATCH' && line.field === field)
    if (!first) return []
    const seen = first.old_value === null ? null : (JSON.parse(first.old_value) as FieldChange['from'])
    return [[field, { from: seen, to: seen }]]
  })
  return { ...fields, ...Object.fromEntries(rest) }
}
