import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { needArea } from '../../../shared/lib/codes.ts'
import { ageOn } from '../../../shared/lib/dates.ts'
import { Amount } from '../../components/amount/amount.tsx'
import { Private } from '../../components/amount/private.tsx'
import { NeedAreas } from '../../components/areas/need-areas.tsx'
import { Summary, type SummaryCell } from '../../components/record/summary.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { termNote } from './term.ts'
import { TermCell } from './term-cell.tsx'

/** The figures of a customer. */
export function CustomerSummary({ card }: { readonly card: CustomerCard }) {
  return (
    <Summary
      cells={[usePremium(card), useAreas(card), useClaims(card), useDue(card), useTerm(card), useSince(card)]}
    />
  )
}

function usePremium({ annualPremium, annualPremiumLastYear: before }: CustomerCard): SummaryCell {
  const { t } = useWords()
  const formats = useFormats()
  const year = Number(useToday().slice(0, 4)) - 1
  const note = () => {
    if (before === null || before === 0)
      return annualPremium === 0 ? undefined : t('customers.sum.premiumNew', { year: String(year) })
    const percent = Math.round(((annualPremium - before) / before) * 1000) / 10
    if (percent === 0) return t('customers.sum.premiumSame', { year: String(year) })
    const change = `${percent > 0 ? '+' : ''}${formats.percent(percent)}`
    return t('customers.sum.premiumChange', { change, year: String(year) })
  }
  return { label: t('customers.sum.premium'), value: <Amount cents={annualPremium} unit />, note: note() }
}

function useAreas({ areas }: CustomerCard): SummaryCell {
  const { t } = useWords()
  const missing = needArea.options.filter((_, bit) => (areas & (1 << bit)) === 0)
  const all = needArea.options.length
  const names = missing.map((area) => t(`code.area.${area}`).toLocaleLowerCase())
  const note = () => {
    if (missing.length === 0) return t('customers.sum.areasAll')
    if (missing.length === 1) return t('customers.sum.areasLackOne', { areas: names.join() })
    return (
      <span title={names.join(', ')}>{t('customers.sum.areasLackMany', { number: missing.length })}</span>
    )
  }
  return {
    label: t('customers.sum.areas'),
    value: (
      <>
        {t('customers.sum.areasOf', { held: all - missing.length, all })}
        <NeedAreas held={areas} />
      </>
    ),
    note: note(),
  }
}

function useClaims({ claims5y }: CustomerCard): SummaryCell {
  const { t } = useWords()
  const formats = useFormats()
  const { count, paid, lossRatioPercent } = claims5y
  const ratio =
    lossRatioPercent === null
      ? null
      : t('customers.sum.claimsRatio', { percent: formats.percent(lossRatioPercent) })
  return {
    label: t('customers.sum.claims'),
    value: formats.number(count),
    aside:
      count > 0 ? (
        <Private>{t('customers.sum.claimsPaid', { amount: formats.wholeMoney(paid) })}</Private>
      ) : undefined,
    note: ratio ?? undefined,
  }
}

function useDue({ dueAmount, urgentTitles }: CustomerCard): SummaryCell {
  const { t } = useWords()
  const note = () => {
    if (urgentTitles.length > 0) return t('customers.sum.dueTitles', { count: urgentTitles.length })
    return dueAmount > 0 ? t('customers.sum.dueLater') : t('customers.sum.dueNone')
  }
  return { label: t('customers.sum.due'), value: <Amount cents={dueAmount} unit />, note: note() }
}

function useTerm({ term }: CustomerCard): SummaryCell {
  const { t } = useWords()
  const formats = useFormats()
  return {
    label: t('customers.sum.term'),
    value: <TermCell term={term} figure />,
    note: termNote(term, t, formats),
  }
}

function useSince({ customer, status }: CustomerCard): SummaryCell {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const since = customer.customerSince
  const years = since === null ? null : ageOn(since, today)
  const lasting =
    years === 0 ? t('customers.sum.sinceFirst') : t('customers.sum.sinceYears', { count: years ?? 0 })
  return {
    label: t('customers.sum.since'),
    value: since === null ? t('customers.sum.sinceNever') : formats.day(since),
    note: years === null ? undefined : status === 'CLIENTE' ? lasting : t(`code.status.${status}`),
  }
}
