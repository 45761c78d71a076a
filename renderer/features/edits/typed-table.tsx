import type { ReactNode } from 'react'
import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { ValueTable } from '../../components/inbox/value-table.tsx'
import type { FieldGroup, WordsOf } from '../../lib/field-words.ts'
import { useWords } from '../../lib/i18n.ts'
import { groupsOf, sidesOf } from './words.ts'

interface TypedTableProps {
  readonly mutation: MutationInBox
  readonly words: WordsOf
  /** Name of the column of what was typed. */
  readonly typed: string
  /** A further column, with its name. */
  readonly end?: { readonly label: string; readonly of: (group: FieldGroup) => ReactNode }
}

/** What was typed, field by field, beside what stood there; of a new row only the one, of a deleted one only the other. */
export function TypedTable({ mutation, words, typed, end }: TypedTableProps) {
  const { t } = useWords()
  const groups = groupsOf(mutation, t)
  if (groups.length === 0) return null
  const { op } = mutation
  const before = op === 'create' ? [] : [t('edits.column.before')]
  const columns = [t('edits.column.field'), ...before, ...(op === 'delete' ? [] : [typed])]
  return (
    <ValueTable
      label={typed}
      columns={end ? [...columns, end.label] : columns}
      strong={op === 'patch' ? 1 : 0}
      rows={groups.map((group) => {
        const [from, to] = sidesOf(mutation, group, words)
        return {
          id: group.id,
          field: group.label,
          values: op === 'create' ? [to] : op === 'delete' ? [from] : [from, to],
          ...(end ? { end: end.of(group) } : {}),
        }
      })}
    />
  )
}
