import type { QuoteOnCard } from '../../../shared/features/quotes/contract.ts'
import { Amount } from '../../components/amount/amount.tsx'
import { Nothing, Section } from '../../components/record/section.tsx'
import table from '../../components/record/table.module.css'
import { Sign, type SignKind } from '../../components/sign/sign.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'
import styles from './quotes-panel.module.css'

const tables = ['quote', 'product', 'collaborator'] as const

const signs = {
  APERTO: 'doing',
  PROPOSTO: 'wait',
  ACQUISTATO: 'done',
  PERSO: 'open',
  SCADUTO: 'open',
} as const satisfies Record<QuoteOnCard['quote']['state'], SignKind>

/** The quotes of a customer, newest first, with their outcome. */
export function QuotesPanel({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const { data: quotes } = useLive({
    key: ['quotes', 'ofCustomer', customerId],
    tables,
    ask: (signal) => rpc.quotes.ofCustomer({ customerId }, { signal }),
    keepPrevious: false,
  })
  if (!quotes) return null
  const ordered = quotes.toSorted((a, b) => (a.quote.createdOn < b.quote.createdOn ? 1 : -1))
  return (
    <Section title={t('quotes.title')}>
      {quotes.length === 0 ? (
        <Nothing>{t('quotes.none')}</Nothing>
      ) : (
        <table className={table.table}>
          <QuotesHead />
          <tbody>
            {ordered.map((on) => (
              <QuoteRow key={on.quote.id} on={on} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function QuotesHead() {
  const { t } = useWords()
  return (
    <>
      <colgroup>
        <col />
        <col className={`${styles.number} ${table.wideOnly}`} />
        <col className={styles.day} />
        <col className={`${styles.day} ${table.wideOnly}`} />
        <col className={styles.amount} />
        <col className={`${styles.by} ${table.roomyOnly}`} />
        <col className={styles.state} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('quotes.column.product')}</th>
          <th scope="col" className={table.wideOnly}>
            {t('quotes.column.number')}
          </th>
          <th scope="col">{t('quotes.column.created')}</th>
          <th scope="col" className={table.wideOnly}>
            {t('quotes.column.valid')}
          </th>
          <th scope="col" className={table.end}>
            {t('quotes.column.premium')}
          </th>
          <th scope="col" className={table.roomyOnly}>
            {t('quotes.column.by')}
          </th>
          <th scope="col">{t('quotes.column.state')}</th>
        </tr>
      </thead>
    </>
  )
}

function QuoteRow({ on }: { readonly on: QuoteOnCard }) {
  const { t } = useWords()
  const formats = useFormats()
  const { quote } = on
  const state =
    quote.lossCause === null
      ? t(`quotes.state.${quote.state}`)
      : t('quotes.lost', { cause: t(`quotes.cause.${quote.lossCause}`) })
  return (
    <tr>
      <td className={styles.product}>
        <b>{on.productName}</b>{' '}
        {quote.versions > 1 && (
          <span className={table.dim}>{t('quotes.versions', { count: quote.versions })}</span>
        )}
      </td>
      <td className={`${table.mid} ${table.wideOnly}`}>{quote.number}</td>
      <td className={table.mid}>{formats.day(quote.createdOn)}</td>
      <td className={`${table.mid} ${table.wideOnly}`}>{formats.day(quote.validTo)}</td>
      <td className={table.end}>
        <Amount cents={quote.annualGross} />
      </td>
      <td className={`${table.dim} ${table.roomyOnly}`}>{on.collaborator}</td>
      <td>
        <span className={table.state} title={state}>
          <Sign kind={signs[quote.state]} silent />
          {state}
        </span>
      </td>
    </tr>
  )
}
