import type { SameKeys } from '../../i18n/types.ts'
import type { attachmentsIt } from './messages.it.ts'

export const attachmentsEn: SameKeys<typeof attachmentsIt> = {
  'attachments.title': 'Attachments',
}
