import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Translate } from '../../lib/i18n.ts'

/** "Coniugata": marital status as it is said of a woman or a man; the code's own word where the sex is not known. */
export function maritalWords(
  status: NonNullable<Customer['maritalStatus']>,
  of: Customer['sex'],
  t: Translate,
): string {
  return of ? t(`customers.marital.${of}.${status}`) : t(`customers.marital.${status}`)
}

/** "Pensionata": the conditions outside work follow the sex as well; the groups of professions are plurals. */
export function professionWords(
  code: NonNullable<Customer['profession']>,
  of: Customer['sex'],
  t: Translate,
): string {
  switch (code) {
    case 'PENSIONATO':
    case 'STUDENTE':
    case 'CASALINGA':
    case 'DISOCCUPATO':
      return of ? t(`customers.profession.${of}.${code}`) : t(`customers.profession.${code}`)
    default:
      return t(`customers.profession.${code}`)
  }
}
