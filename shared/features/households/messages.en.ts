import type { SameKeys } from '../../i18n/types.ts'
import type { householdsIt } from './messages.it.ts'

export const householdsEn: SameKeys<typeof householdsIt> = {
  'households.title': 'Household',
  'households.titleFirm': 'Related people',
  'households.none': 'No related person.',
  'households.people_one': '{count} person',
  'households.people_other': '{count} people',
  'households.policies_one': '{count} policy',
  'households.policies_other': '{count} policies',
  'households.noPolicy': 'no policy',
  'households.sum': '{people}, {policies}, {amount}',
  'households.outside': 'Outside the household: {people}',
  'households.elsewhere': 'another portfolio',
  'households.picture': 'Household of {name}',
  'households.open': 'Open the card of {name}',
  'households.kind.CONIUGE': 'spouse',
  'households.kind.CONVIVENTE': 'partner',
  'households.kind.FIGLIO': 'child',
  'households.kind.GENITORE': 'parent',
  'households.kind.FRATELLO': 'brother or sister',
  'households.kind.ALTRO_PARENTE': 'relative',
  'households.kind.LEGALE_RAPPRESENTANTE': 'legal representative',
  'households.kind.SOCIO_IMPRESA': 'partner of the firm',
  'households.kind.IMPRESA': 'firm',
}
