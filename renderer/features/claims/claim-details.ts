import type { ClaimOnCard } from '../../../shared/features/claims/contract.ts'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

/** What stands below a claim: policy, route, fault, surveyor, days, and whether it was covered when it happened. */
export function claimDetails(on: ClaimOnCard, t: Translate, formats: Formats): readonly string[] {
  const { claim } = on
  const policy = [on.productName, on.plate, on.policyNumber].filter(Boolean).join(' ')
  return [
    policy,
    t(`claims.route.${claim.route}`),
    claim.ourFaultPercent === null
      ? ''
      : t('claims.fault', { percent: formats.percent(claim.ourFaultPercent) }),
    claim.surveyor === null ? '' : t('claims.surveyor', { name: claim.surveyor }),
    t('claims.reported', { day: formats.day(claim.reportedOn) }),
    claim.closedOn === null ? '' : t('claims.closed', { day: formats.day(claim.closedOn) }),
    on.coverageThen === null
      ? t('claims.coverageUnknown')
      : t('claims.coverageThen', { state: t(`code.coverage.${on.coverageThen}`) }),
  ].filter((part) => part !== '')
}
