import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { addCents } from '../../../shared/lib/money.ts'
import { Amount } from '../../components/amount/amount.tsx'
import table from '../../components/record/table.module.css'
import { useWords } from '../../lib/i18n.ts'
import styles from './policies-table.module.css'
import { PolicyRows } from './policy-rows.tsx'

interface PoliciesTableProps {
  readonly policies: readonly PolicyOnCard[]
  /** Policy that is unfolded at first. */
  readonly unfolded: string | null
  /** All titles of an unfolded policy, not only those that matter now. */
  readonly allTitles?: boolean
  /** Beside the list: fewer columns, shorter words. */
  readonly narrow?: boolean
  /** A line with the sum at the foot. */
  readonly summed?: boolean
}

/** Policies; an unfolded one shows its guarantees and titles in line. */
export function PoliciesTable(props: PoliciesTableProps) {
  const { policies, unfolded, allTitles = false, narrow = false, summed = false } = props
  const { t } = useWords()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(unfolded === null ? [] : [unfolded]))
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  return (
    <table className={table.table}>
      <colgroup>
        <col className={styles.fold} />
        <col className={styles.product} />
        <col className={`${styles.number} ${table.wideOnly}`} />
        <col className={table.wideOnly} />
        <col className={styles.premium} />
        <col className={styles.coverage} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t('policies.guarantees')}</VisuallyHidden>
          </th>
          <th scope="col">{t('policies.column.product')}</th>
          <th scope="col" className={table.wideOnly}>
            {t('policies.column.number')}
          </th>
          <th scope="col" className={table.wideOnly}>
            {t('policies.column.term')}
          </th>
          <th scope="col" className={table.end}>
            {t('policies.column.premium')}
          </th>
          <th scope="col" className={styles.coverageCell}>
            {t('policies.column.coverage')}
          </th>
        </tr>
      </thead>
      <tbody>
        {policies.map((on) => (
          <PolicyRows
            key={on.policy.id}
            on={on}
            open={open.has(on.policy.id)}
            allTitles={allTitles}
            narrow={narrow}
            onToggle={() => toggle(on.policy.id)}
          />
        ))}
      </tbody>
      {summed && (
        <tfoot>
          <tr>
            <td />
            <td>{t('policies.count', { count: policies.length })}</td>
            <td className={table.wideOnly} />
            <td className={table.wideOnly} />
            <td className={table.end}>
              <Amount cents={addCents(...policies.map(({ policy }) => policy.annualGross))} />
            </td>
            <td />
          </tr>
        </tfoot>
      )}
    </table>
  )
}
