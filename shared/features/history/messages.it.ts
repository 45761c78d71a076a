import type { Catalogue } from '../../i18n/types.ts'

export const historyIt = {
  'history.title': 'Modifiche',
} as const satisfies Catalogue
