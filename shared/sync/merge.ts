import { type EditPolicy, unitOf, valueProblem } from './edit-policy.ts'
import type { FieldChanges, FieldValue } from './mutations.ts'

/** What a patch does to the row that head office holds now. */
export type Merge = {
  /** Values to write. */
  readonly values: Readonly<Record<string, FieldValue>>
  /** Fields that somebody else had changed since and that were merged or laid over. */
  readonly merged: readonly string[]
  /** Fields that two people said different things about: nobody is overwritten. */
  readonly conflicts: readonly string[]
}

/** Whether two values are the same; lists by their members in order. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((one, index) => one === right[index])
  return (left ?? null) === (right ?? null)
}

/**
 * Merges a patch into the row as it is now (sync.md section 6). A field nobody touched since is applied, the same value is no
 * change, otherwise its class decides. Fields of one unit are decided together: one that was touched makes all
 * of the unit touched. With `strict` (an undo) every class counts as guarded.
 */
export function mergeFields(
  policy: EditPolicy,
  row: Readonly<Record<string, unknown>>,
  fields: FieldChanges,
  strict = false,
): Merge {
  const values: Record<string, FieldValue> = {}
  const merged: string[] = []
  const conflicts: string[] = []
  const asked = new Set<string>()
  for (const field of Object.keys(fields)) {
    if (asked.has(field)) continue
    const unit = unitOf(policy, field).filter((one) => Object.hasOwn(fields, one))
    for (const one of unit) asked.add(one)
    const differing = unit.filter((one) => !sameValue(row[one], fields[one]?.to))
    if (differing.length === 0) continue
    const touched = unit.some((one) => !sameValue(row[one], fields[one]?.from))
    for (const one of touched ? unit : differing) {
      const change = fields[one]
      if (!change) continue
      const fieldClass = strict ? 'guarded' : (policy.fields[one]?.class ?? 'guarded')
      const merge =
        fieldClass === 'append' && touched ? bothTexts(row[one], change.from, change.to) : change.to
      if (!touched) values[one] = change.to
      // Two texts that are too long together are a question too: neither is cut.
      else if (fieldClass === 'guarded' || valueProblem(policy, one, merge)) conflicts.push(one)
      else {
        merged.push(one)
        if (!sameValue(row[one], merge)) values[one] = merge
      }
    }
  }
  return { values, merged, conflicts }
}

/** Both texts of a note: what was added to the old text is added to the present one, unless it stands there in lines of its own. */
function bothTexts(now: unknown, from: FieldValue, to: FieldValue): FieldValue {
  if (typeof to !== 'string' || typeof now !== 'string') return to ?? (now as FieldValue)
  const added = typeof from === 'string' && to.startsWith(from) ? to.slice(from.length).trim() : to
  if (added === '' || `\n${now}\n`.includes(`\n${added}\n`)) return now
  return `${now}\n${added}`
}

/**
 * The row with a pending patch on top: what its author sees until head office has answered. He sees what he typed; of a text
 * that is appended to, both.
 */
export function laidOnTop(
  policy: EditPolicy,
  row: Readonly<Record<string, unknown>>,
  fields: FieldChanges,
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  for (const [field, { from, to }] of Object.entries(fields))
    values[field] =
      policy.fields[field]?.class === 'append' && !sameValue(row[field], from)
        ? bothTexts(row[field], from, to)
        : to
  return values
}
