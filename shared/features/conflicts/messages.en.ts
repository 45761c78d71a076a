import type { SameKeys } from '../../i18n/types.ts'
import type { conflictsIt } from './messages.it.ts'

export const conflictsEn: SameKeys<typeof conflictsIt> = {
  'conflicts.title': 'Conflicts',
}
