import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { segmentOn } from '../../../shared/features/titles/coverage-on.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import type { SignKind } from '../../components/sign/sign.tsx'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

/** How the coverage of a policy is said and marked. */
export interface CoverageLook {
  readonly sign: SignKind
  readonly tone: 'late' | 'today' | 'wait' | 'plain' | 'dim'
  readonly words: string
}

/** "in comporto fino al 1/12", "coperta", "fuori copertura dal 3/10". */
export function coverageLook(
  { policy, coverage, timeline }: PolicyOnCard,
  today: IsoDay,
  t: Translate,
  formats: Formats,
): CoverageLook {
  const payBy = timeline.open && formats.shortDay(timeline.open.payBy, today)
  switch (coverage) {
    case 'COPERTA':
      return { sign: 'done', tone: 'plain', words: t('code.coverage.COPERTA') }
    case 'IN_COMPORTO':
      return {
        sign: 'today',
        tone: 'today',
        words: payBy ? t('policies.state.graceUntil', { day: payBy }) : t('code.coverage.IN_COMPORTO'),
      }
    case 'ESTESA_15GG':
      return {
        sign: 'today',
        tone: 'today',
        words: payBy ? t('policies.state.extendedUntil', { day: payBy }) : t('code.coverage.ESTESA_15GG'),
      }
    case 'FUORI_COPERTURA': {
      const since = segmentOn(timeline, today)?.from
      return {
        sign: 'late',
        tone: 'late',
        words: since
          ? t('policies.state.outSince', { day: formats.shortDay(since, today) })
          : t('code.coverage.FUORI_COPERTURA'),
      }
    }
    case 'NON_ATTIVA':
      if (policy.state === 'SOSPESA')
        return { sign: 'wait', tone: 'wait', words: t('code.policyState.SOSPESA') }
      if (timeline.open?.first && timeline.open.dueOn <= today)
        return { sign: 'late', tone: 'late', words: t('policies.state.never') }
      return { sign: 'open', tone: 'dim', words: t('code.coverage.NON_ATTIVA') }
    case 'CESSATA':
      return { sign: 'open', tone: 'dim', words: endWords(policy.state, t) }
  }
}

/** Of a policy whose cover has ended the way it ended says more than "ended". */
function endWords(state: PolicyOnCard['policy']['state'], t: Translate): string {
  switch (state) {
    case 'SOSTITUITA':
    case 'STORNATA':
    case 'SCADUTA':
    case 'DISDETTATA':
      return t(`code.policyState.${state}`)
    default:
      return t('code.coverage.CESSATA')
  }
}

/** What a short line beside the list says: until when to pay, since when out, or until when it runs. */
export function coverageTerm(on: PolicyOnCard, today: IsoDay, t: Translate, formats: Formats): string {
  const { policy, coverage, timeline } = on
  if ((coverage === 'IN_COMPORTO' || coverage === 'ESTESA_15GG') && timeline.open)
    return t('policies.state.payBy', { day: formats.shortDay(timeline.open.payBy, today) })
  if (coverage === 'FUORI_COPERTURA') {
    const since = segmentOn(timeline, today)?.from
    if (since) return t('policies.state.outShort', { day: formats.shortDay(since, today) })
  }
  if (coverage !== 'COPERTA') return coverageLook(on, today, t, formats).words
  if (policy.expiresOn === null) return t('policies.wholeLife')
  return isFar(policy.expiresOn, today) ? policy.expiresOn.slice(0, 4) : formats.day(policy.expiresOn)
}

/** Years away only the year matters. */
function isFar(day: IsoDay, today: IsoDay): boolean {
  return Number(day.slice(0, 4)) - Number(today.slice(0, 4)) > 5
}
