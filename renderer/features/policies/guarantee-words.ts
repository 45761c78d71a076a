import type { Guarantee, Policy } from '../../../shared/features/policies/model.ts'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

/** "massimale 7.750.000 € · CU 1", "valore 9.400 € · scoperto 10 %". */
export function guaranteeWords(
  guarantee: Guarantee,
  policy: Pick<Policy, 'cuClass'>,
  t: Translate,
  formats: Formats,
): string {
  const { limitAmount, insuredValue, deductible, coInsurancePercent, branch } = guarantee
  const parts = [
    limitAmount !== null && t('policies.limit', { amount: formats.wholeMoney(limitAmount) }),
    insuredValue !== null && t('policies.value', { amount: formats.wholeMoney(insuredValue) }),
    deductible !== null && t('policies.deductible', { amount: formats.wholeMoney(deductible) }),
    coInsurancePercent !== null &&
      t('policies.coInsurance', { percent: formats.percent(coInsurancePercent) }),
    branch === '10' && policy.cuClass !== null && t('policies.cuClass', { class: policy.cuClass }),
  ]
  return parts.filter(Boolean).join(' · ')
}
