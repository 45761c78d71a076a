import type { PolicyOnCard } from '../../../../shared/features/policies/contract.ts'
import { segmentOn } from '../../../../shared/features/titles/coverage-on.ts'
import { carriesCover } from '../../../../shared/features/titles/title-state.ts'
import { paymentFrequencyCode } from '../../../../shared/lib/codes.ts'
import { addYears, type IsoDay } from '../../../../shared/lib/dates.ts'
import type { Cents } from '../../../../shared/lib/money.ts'

/**
 * Yearly premium, in cents, of the contracts that ran one year before `today`; null when none did, so that nobody reads a change where
 * there is none.
 */
export function premiumLastYear(policies: readonly PolicyOnCard[], today: IsoDay): Cents | null {
  const then = addYears(today, -1)
  const ran = policies.filter(({ timeline }) => {
    const kind = segmentOn(timeline, then)?.kind ?? 'NOT_ACTIVE'
    return kind !== 'NOT_ACTIVE' && kind !== 'ENDED'
  })
  return ran.length === 0 ? null : ran.reduce((sum, each) => sum + premiumOn(each, then), 0)
}

/** What a year of a policy cost on a day, by the premium that covered it; its price of now where none of that time is known. */
function premiumOn({ policy, titles }: PolicyOnCard, day: IsoDay): Cents {
  const instalments = paymentFrequencyCode[policy.frequency]
  const covering = titles.find(
    ({ title }) =>
      title.state !== 'STORNATO' && carriesCover(title.type) && title.coverFrom <= day && day < title.coverTo,
  )
  return covering && instalments > 0 ? covering.title.gross * instalments : policy.annualGross
}
