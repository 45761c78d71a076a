import type { SameKeys } from '../../i18n/types.ts'
import type { editsIt } from './messages.it.ts'

export const editsEn: SameKeys<typeof editsIt> = {
  'edits.title': 'Edits',
}
