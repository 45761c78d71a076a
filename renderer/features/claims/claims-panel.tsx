import type { ClaimOnCard } from '../../../shared/features/claims/contract.ts'
import type { Claim } from '../../../shared/features/claims/model.ts'
import { Amount } from '../../components/amount/amount.tsx'
import { Nothing, Section } from '../../components/record/section.tsx'
import table from '../../components/record/table.module.css'
import { Sign, type SignKind } from '../../components/sign/sign.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'
import { useAttaching } from '../../lib/use-attaching.ts'
import { claimDetails } from './claim-details.ts'
import styles from './claims-panel.module.css'

const tables = ['claim', 'policy', 'title', 'product'] as const

/** The claims of a customer, open ones first. */
export function ClaimsPanel({ customerId, narrow = false }: CustomerPartProps) {
  const { t } = useWords()
  const { data: claims } = useLive({
    key: ['claims', 'ofCustomer', customerId],
    tables,
    ask: (signal) => rpc.claims.ofCustomer({ customerId }, { signal }),
    keepPrevious: false,
  })
  if (!claims) return null
  const open = claims.filter((on) => on.open).length
  const ordered = claims.toSorted(
    (a, b) => Number(b.open) - Number(a.open) || (a.claim.reportedOn < b.claim.reportedOn ? 1 : -1),
  )
  return (
    <Section title={t('claims.title')} {...(open > 0 ? { note: t('claims.open', { count: open }) } : {})}>
      {claims.length === 0 ? (
        <Nothing>{t('claims.none')}</Nothing>
      ) : (
        <ClaimsTable claims={ordered} narrow={narrow} />
      )}
    </Section>
  )
}

interface ClaimsTableProps {
  readonly claims: readonly ClaimOnCard[]
  readonly narrow: boolean
}

function ClaimsTable({ claims, narrow }: ClaimsTableProps) {
  const { t } = useWords()
  return (
    <table className={table.table}>
      <colgroup>
        <col />
        <col className={`${styles.number} ${table.wideOnly}`} />
        <col className={styles.day} />
        <col className={`${styles.amount} ${table.wideOnly}`} />
        <col className={`${styles.amount} ${table.wideOnly}`} />
        <col className={styles.state} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('claims.column.claim')}</th>
          <th scope="col" className={table.wideOnly}>
            {t('claims.column.number')}
          </th>
          <th scope="col">{t('claims.column.occurred')}</th>
          <th scope="col" className={`${table.end} ${table.wideOnly}`}>
            {t('claims.column.paid')}
          </th>
          <th scope="col" className={`${table.end} ${table.wideOnly}`}>
            {t('claims.column.reserve')}
          </th>
          <th scope="col">{t('claims.column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((on) => (
          <ClaimRows key={on.claim.id} on={on} columns={narrow ? 3 : 6} />
        ))}
      </tbody>
    </table>
  )
}

function ClaimRows({ on, columns }: { readonly on: ClaimOnCard; readonly columns: number }) {
  const { t } = useWords()
  const formats = useFormats()
  const { claim } = on
  const drop = useAttaching({ customerId: claim.customerId, claimId: claim.id })
  return (
    <>
      <tr className={styles.claim} {...drop}>
        <td>
          <b title={claim.description}>{claim.description}</b>
        </td>
        <td className={`${table.mid} ${table.wideOnly}`}>{claim.number}</td>
        <td className={table.mid} title={formats.longDay(claim.occurredOn)}>
          {formats.day(claim.occurredOn)}
        </td>
        <td className={`${table.end} ${table.wideOnly}`}>
          <Amount cents={claim.paid} />
        </td>
        <td className={`${table.end} ${table.wideOnly}`}>
          <Amount cents={claim.reserve} />
        </td>
        <td>
          <span className={table.state}>
            <Sign kind={signOf(claim.state, on.open)} silent />
            {t(`claims.state.${claim.state}`)}
          </span>
        </td>
      </tr>
      <tr className={styles.details} {...drop}>
        <td colSpan={columns}>{claimDetails(on, t, formats).join(' · ')}</td>
      </tr>
    </>
  )
}

function signOf(state: Claim['state'], open: boolean): SignKind {
  if (!open) return 'done'
  return state === 'DENUNCIATO' || state === 'RIAPERTO' ? 'open' : 'doing'
}
