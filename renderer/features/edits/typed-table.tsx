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

/** What was typed, field by field, beside what stood there; of a new row only what was typed. */
export function TypedTable({ mutation, words, typed, end }: TypedTableProps) {
  const { t } = useWords()
  const groups = groupsOf(mutation, t)
  if (groups.length === 0) return null
  const isNew = mutation.op === 'create'
  const columns = [t('edits.column.field'), ...(isNew ? [] : [t('edits.column.before')]), typed]
  return (
    <ValueTable
      label={typed}
      columns={end ? [...columns, end.label] : columns}
      strong={isNew ? 0 : 1}
      rows={groups.map((group) => {
        const [before, after] = sidesOf(mutation, group, words)
        return {
          id: group.id,
          field: group.label,
          values: isNew ? [after] : [before, after],
          ...(end ? { end: end.of(group) } : {}),
        }
      })}
    />
  )
}
