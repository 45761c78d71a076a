import type { SameKeys } from '../../i18n/types.ts'
import type { historyIt } from './messages.it.ts'

export const historyEn: SameKeys<typeof historyIt> = {
  'history.title': 'Changes',
}
