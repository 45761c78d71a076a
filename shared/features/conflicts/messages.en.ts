import type { SameKeys } from '../../i18n/types.ts'
import type { conflictsIt } from './messages.it.ts'

/** Questions that only people can answer: two said different things about one record. */
export const conflictsEn: SameKeys<typeof conflictsIt> = {
  'conflicts.group': 'Conflicts',
  'conflicts.line.fields_one': '{count} field to choose',
  'conflicts.line.fields_other': '{count} fields to choose',
  'conflicts.line.DELETED': 'deleted by others',
  'conflicts.line.EDITED': 'changed by others',
  'conflicts.line.PARENT_DELETED': 'card deleted',
  'conflicts.line.HANDOVER_one': '{count} proposal',
  'conflicts.line.HANDOVER_other': '{count} proposals',
  'conflicts.line.pending': 'answered, leaving',
  'conflicts.head.FIELDS': 'changed by {mine} {mineWhen} and by {theirs} {theirsWhen}',
  'conflicts.head.DELETED': 'changed by {mine} {mineWhen}, deleted by {theirs} {theirsWhen}',
  'conflicts.head.EDITED': 'deleted by {mine} {mineWhen}, changed by {theirs} {theirsWhen}',
  'conflicts.head.PARENT_DELETED':
    'added by {mine} {mineWhen}, under a card deleted by {theirs} {theirsWhen}',
  'conflicts.head.HANDOVER': 'written by {mine} {mineWhen}, before handing the portfolio over',
  'conflicts.text.FIELDS': 'Neither was overwritten. Choose what holds for each field.',
  'conflicts.text.DELETED':
    'While one was writing, the other deleted this. It can be put back with what was written, or stay deleted.',
  'conflicts.text.EDITED':
    'While one deleted it, the other changed this. It is still there: it can be deleted all the same, or kept as it is now.',
  'conflicts.text.PARENT_DELETED':
    'The card this belongs to was deleted meanwhile. The card can be put back together with this, or both can be let go.',
  'conflicts.text.HANDOVER':
    'Who looked after this card before had written these values, and they had not arrived yet. Accept what is useful: the rest stays as it is.',
  'conflicts.you': 'you',
  'conflicts.somebody': 'Head office',
  'conflicts.column.field': 'Field',
  'conflicts.column.before': 'Before',
  'conflicts.column.mine': 'Mine, {when}',
  'conflicts.column.by': '{name}, {when}',
  'conflicts.column.now': 'Now on the card',
  'conflicts.column.proposed': 'Proposed, {when}',
  'conflicts.row.choice': 'What to do',
  'conflicts.row.DELETED.mine': 'Put it back with what was written',
  'conflicts.row.DELETED.theirs': 'Leave it deleted',
  'conflicts.row.EDITED.mine': 'Delete it all the same',
  'conflicts.row.EDITED.theirs': 'Keep it as it is now',
  'conflicts.row.PARENT_DELETED.mine': 'Put the card back and add this',
  'conflicts.row.PARENT_DELETED.theirs': 'Let this go: the card stays deleted',
  'conflicts.written': 'What is written in it',
  'conflicts.keep': 'Keep the choices',
  'conflicts.keepRow': 'Do this',
  'conflicts.allMine': 'All mine',
  'conflicts.allTheirs': 'All theirs',
  'conflicts.acceptAll': 'Accept all',
  'conflicts.declineAll': 'Leave all as it is',
  'conflicts.left_one': 'The choice on {count} field is missing.',
  'conflicts.left_other': 'The choice on {count} fields is missing.',
  'conflicts.pending':
    'The choice is made and leaves by itself. The conflict goes as soon as head office confirms it.',
  'conflicts.done': 'Choice made on {name}',
  'conflicts.key.choose': 'Choose before, mine or theirs for the field',
  'conflicts.banner_one': 'A conflict to choose on this card.',
  'conflicts.banner_other': '{count} conflicts to choose on this card.',
  'conflicts.banner.text': 'Two people wrote different things: {fields}.',
  'conflicts.banner.row': 'Somebody deleted what another was changing.',
  'conflicts.banner.handover': 'Who looked after it before had written something: {fields}.',
  'conflicts.banner.solve': 'Solve',
}
