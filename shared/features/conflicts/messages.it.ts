import type { Catalogue } from '../../i18n/types.ts'

export const conflictsIt = {
  'conflicts.title': 'Conflitti',
} as const satisfies Catalogue
