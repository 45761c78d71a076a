import type { ReactNode } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { Private } from '../amount/private.tsx'
import { Breakable } from '../text/breakable.tsx'
import styles from './value-table.module.css'

export interface ValueRow {
  readonly id: string
  readonly field: string
  /** One for each column after the field; '' is nothing. */
  readonly values: readonly string[]
  /** In a column of its own at the end. */
  readonly end?: ReactNode
}

interface ValueTableProps {
  readonly label: string
  /** Names of the columns: the field, the values, and the end where there is one. */
  readonly columns: readonly string[]
  readonly rows: readonly ValueRow[]
  /** Place of the value that counts, from 0. */
  readonly strong?: number
}

/** Fields with their values side by side. */
export function ValueTable({ label, columns, rows, strong }: ValueTableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, field, values, end }) => (
          <tr key={id}>
            <th scope="row">{field}</th>
            {values.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a value has no other identity than its column
              <td key={at} className={at === strong ? styles.strong : styles.dim}>
                <Value words={value} />
              </td>
            ))}
            {end !== undefined && <td>{end}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A value of a field, or the word for none. The veil (F8) blurs it: it may be a code, a number, a note. */
export function Value({ words }: { readonly words: string }) {
  const { t } = useWords()
  if (words === '') return <i className={styles.none}>{t('field.empty')}</i>
  return (
    <Private>
      <Breakable text={words} />
    </Private>
  )
}
