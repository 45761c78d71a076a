import type { SameKeys } from '../../i18n/types.ts'
import type { historyIt } from './messages.it.ts'

/** Who changed what on a card. */
export const historyEn: SameKeys<typeof historyIt> = {
  'history.title': 'Changes',
  'history.head': 'Who changed what',
  'history.count_one': '{count} change',
  'history.count_other': '{count} changes',
  'history.none':
    'No changes yet. Every change of the card will stand here: who, when, and what was there before.',
  'history.noneFiltered': 'No changes of this kind.',
  'history.filter': 'Kind',
  'history.filter.all': 'All',
  'history.more': 'Show earlier ones',
  'history.shown': '{shown} of {total}',
  'history.column.field': 'Field',
  'history.column.before': 'Before',
  'history.column.after': 'After',
  'history.column.act': 'Restore',
  'history.created': '{table}: added',
  'history.deleted': '{table}: deleted',
  'history.inTable': '{table}: {field}',
  'history.source.DESK.here': 'this desk',
  'history.source.DESK.there': 'another desk',
  'history.source.HEAD_OFFICE': 'Head office',
  'history.source.IMPORT': 'insurer’s data',
  'history.source.SYNC': 'automatic merge',
  'history.nobody': 'System',
  'history.pending': 'to be confirmed',
  'history.restoreOf': 'Restore “{value}” in {field}',
  'history.restore.same': 'This value is already on the card.',
  'history.restore.refused': 'This value cannot be put back: {why}',
}
