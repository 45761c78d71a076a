import type { Catalogue } from '../../i18n/types.ts'

export const attachmentsIt = {
  'attachments.title': 'Allegati',
} as const satisfies Catalogue
