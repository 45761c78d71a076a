import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import {
  type FieldGroup,
  groupFields,
  groupWords,
  namedRows,
  tableWords,
  type WordsOf,
} from '../../lib/field-words.ts'
import type { Translate } from '../../lib/i18n.ts'
import type { RowKey } from '../../lib/told-rows.ts'

type Told = Pick<MutationInBox, 'tbl' | 'op' | 'fields'>

/** What of the record: "Cellulare, E-mail", "Contatto: da aggiungere". */
export function whatWords({ tbl, op, fields }: Told, t: Translate): string {
  switch (op) {
    case 'patch':
      if (tbl === 'customer')
        return groupsOf({ tbl, op, fields }, t)
          .map(({ label }) => label)
          .join(', ')
      return t('edits.what.patch', { table: tableWords(tbl, t) })
    case 'create':
      return t('edits.what.create', { table: tableWords(tbl, t) })
    case 'delete':
      return t('edits.what.delete', { table: tableWords(tbl, t) })
    case 'command':
    case 'void':
      return t('edits.what.command')
  }
}

/** The fields that were typed, by group; of a choice on a conflict there is none to show. */
export function groupsOf({ tbl, op, fields }: Told, t: Translate): readonly FieldGroup[] {
  if (op === 'command' || op === 'void') return []
  const shown = Object.entries(fields).flatMap(([field, { from, to }]) => {
    // A row that is made or deleted says what it has; what it has not is no news. Whose it is says the head.
    const value = op === 'create' ? to : from
    return op !== 'patch' && (value === null || field === 'customerId') ? [] : [field]
  })
  return groupFields(tbl, shown, t)
}

/** What stood in a group of fields when one began to type, and what was typed. */
export function sidesOf({ tbl, fields }: Told, group: FieldGroup, words: WordsOf): readonly [string, string] {
  return [
    groupWords(tbl, group, (field) => fields[field]?.from ?? null, words),
    groupWords(tbl, group, (field) => fields[field]?.to ?? null, words),
  ]
}

/** Other records that what was typed names. */
export function rowsNamedIn({
  tbl,
  fields,
  others,
}: Told & Pick<MutationInBox, 'others'>): readonly RowKey[] {
  const typed = Object.entries(fields).flatMap(([field, { from, to }]) => [
    ...namedRows(tbl, { [field]: from }),
    ...namedRows(tbl, { [field]: to }),
  ])
  return [...typed, ...others.flatMap(({ field, value }) => namedRows(tbl, { [field]: value }))]
}

/** Everything that was typed, or was to be deleted, to be put somewhere else: one field a line. */
export function typedText(told: Told & { readonly name: string }, words: WordsOf): string {
  const lines = groupsOf(told, words.t).map((group) => {
    const [before, typed] = sidesOf(told, group, words)
    return `${group.label}: ${told.op === 'delete' ? before : typed}`
  })
  return [told.name, ...lines].join('\n')
}
