import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { needArea } from '../../../shared/lib/codes.ts'
import { Amount } from '../../components/amount/amount.tsx'
import { NeedAreas } from '../../components/areas/need-areas.tsx'
import { Facts } from '../../components/record/facts.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { TermCell } from './term-cell.tsx'

/** Six facts beside the list. */
export function CustomerFacts({ card }: { readonly card: CustomerCard }) {
  const { t } = useWords()
  const formats = useFormats()
  const { claims5y, customer } = card
  const held = needArea.options.filter((_, bit) => (card.areas & (1 << bit)) !== 0).length
  return (
    <Facts
      facts={[
        { label: t('customers.sum.premium'), value: <Amount cents={card.annualPremium} unit /> },
        {
          label: t('customers.sum.due'),
          value: <Amount cents={card.dueAmount} unit />,
          tone: card.dueAmount > 0 ? 'today' : undefined,
        },
        {
          label: t('customers.fact.areas'),
          value: (
            <>
              {t('customers.sum.areasOf', { held, all: needArea.options.length })}{' '}
              <NeedAreas held={card.areas} />
            </>
          ),
        },
        { label: t('customers.column.term'), value: <TermCell term={card.term} figure /> },
        {
          label: t('customers.sum.since'),
          value:
            customer.customerSince === null
              ? t('customers.sum.sinceNever')
              : formats.day(customer.customerSince),
        },
        {
          label: t('customers.fact.claims'),
          value: (
            <>
              {formats.number(claims5y.count)}{' '}
              {claims5y.open > 0 && <small>{t('customers.sum.claimsOpen', { count: claims5y.open })}</small>}
            </>
          ),
        },
      ]}
    />
  )
}
