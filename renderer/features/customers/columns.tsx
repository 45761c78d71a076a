import { useMemo } from 'react'
import type { CustomerRow } from '../../../shared/features/customers/contract.ts'
import { Amount } from '../../components/amount/amount.tsx'
import { NeedAreas } from '../../components/areas/need-areas.tsx'
import { Avatar } from '../../components/avatar/avatar.tsx'
import type { ListColumn } from '../../components/list/columns.ts'
import { Strip } from '../../components/time/strip.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './cells.module.css'
import { TermCell } from './term-cell.tsx'

/** The columns of the customers, with the widths and the order of the drawing. */
export function useCustomerColumns(): readonly ListColumn<CustomerRow>[] {
  const { t } = useWords()
  const formats = useFormats()
  return useMemo<readonly ListColumn<CustomerRow>[]>(
    () => [
      {
        id: 'name',
        title: t('customers.column.name'),
        width: 148,
        grows: true,
        sort: 'name',
        cell: (row) => <span title={row.name}>{row.name}</span>,
      },
      {
        id: 'municipality',
        title: t('customers.column.municipality'),
        width: 84,
        upTo: 156,
        sort: 'municipality',
        givesWay: 2,
        cell: (row) => (
          <span className={styles.mid} title={row.municipality ?? undefined}>
            {row.municipality}
          </span>
        ),
      },
      {
        id: 'areas',
        title: t('customers.column.areas'),
        width: 86,
        sort: 'areas',
        givesWay: 1,
        cell: (row) => <NeedAreas held={row.areas} />,
      },
      {
        id: 'policies',
        title: t('customers.column.policies'),
        width: 62,
        align: 'end',
        sort: 'policies',
        givesWay: 4,
        cell: (row) => (
          <span className={row.policies === 0 ? styles.none : undefined}>{formats.number(row.policies)}</span>
        ),
      },
      {
        id: 'premium',
        title: t('customers.column.premium'),
        width: 92,
        align: 'end',
        sort: 'premium',
        cell: (row) =>
          row.premium === 0 ? <span className={styles.none}>–</span> : <Amount cents={row.premium} />,
      },
      {
        id: 'coverage',
        title: t('customers.column.coverage'),
        width: 92,
        givesWay: 5,
        cell: (row) => row.strip.length > 0 && <Strip segments={row.strip} />,
      },
      {
        id: 'term',
        title: t('customers.column.term'),
        width: 108,
        align: 'end',
        sort: 'expiry',
        cell: (row) => <TermCell term={row.term} />,
      },
      {
        id: 'collaborator',
        title: t('customers.column.collaborator'),
        width: 46,
        sort: 'collaborator',
        givesWay: 3,
        cell: (row) =>
          row.collaborator && <Avatar initials={row.collaborator.initials} name={row.collaborator.name} />,
      },
    ],
    [t, formats],
  )
}
