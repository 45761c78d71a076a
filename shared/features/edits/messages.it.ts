import type { Catalogue } from '../../i18n/types.ts'

export const editsIt = {
  'edits.title': 'Modifiche',
} as const satisfies Catalogue
