import type { SameKeys } from '../../i18n/types.ts'
import type { editsIt } from './messages.it.ts'

/** The inbox of sync: what waits to be sent, what was refused, what was merged. */
export const editsEn: SameKeys<typeof editsIt> = {
  'edits.inbox': 'Incoming and outgoing',
  'edits.inbox.command': 'Go to incoming and outgoing',
  'edits.inbox.alias': 'conflicts, to be sent, refused, merged changes',
  'edits.inbox.lines': 'Incoming and outgoing entries',
  'edits.inbox.detail': 'Open entry',
  'edits.inbox.log': 'Log of the link',
  'edits.inbox.empty.title': 'Nothing to send and nothing to choose',
  'edits.inbox.empty.text':
    'Here stand the changes that wait to be sent, the conflicts to choose, what head office did not accept, and what was merged by itself.',
  'edits.inbox.failed': 'The entries cannot be read now',
  'edits.inbox.failed.text': 'What you wrote stays in its place. Try again.',
  'edits.key.next': 'Next entry',
  'edits.key.previous': 'Previous entry',
  'edits.key.back': 'Back to where you were',
  'edits.group.waiting': 'To be sent',
  'edits.group.refused': 'Refused',
  'edits.group.merged': 'Merged',
  'edits.line.leaving': 'leaving now',
  'edits.line.waits': 'waits',
  'edits.line.tries_one': '{count} attempt',
  'edits.line.tries_other': '{count} attempts',
  'edits.line.refused': 'refused',
  'edits.line.givenUp': 'put aside',
  'edits.what.create': '{table}: to be added',
  'edits.what.delete': '{table}: to be deleted',
  'edits.what.patch': '{table}: to be changed',
  'edits.what.command': 'Choice on a conflict',
  'edits.row.choice': 'conflict to choose',
  'edits.row.sending': 'change to be sent',
  'edits.column.field': 'Field',
  'edits.column.before': 'Before',
  'edits.column.after': 'After',
  'edits.column.typed': 'What you wrote',
  'edits.typed': 'written {when}',
  'edits.open': 'Open the card',
  'edits.history': 'See the changes',
  'edits.waiting.offline':
    'It leaves by itself as soon as the link is back. Meanwhile the card already shows what you wrote.',
  'edits.waiting.online': 'It leaves now. The card already shows what you wrote.',
  'edits.waiting.offline.delete':
    'It leaves by itself as soon as the link is back. On this desk the deletion holds already.',
  'edits.waiting.online.delete': 'It leaves now. On this desk the deletion holds already.',
  'edits.waiting.failed_one':
    'Head office could not take it yet, after {count} attempt. The desk tries again by itself; after {most} attempts it puts it among the refused ones, and nothing is lost.',
  'edits.waiting.failed_other':
    'Head office could not take it yet, after {count} attempts. The desk tries again by itself; after {most} attempts it puts it among the refused ones, and nothing is lost.',
  'edits.waiting.follows':
    'It comes after a change of the same card that was put aside, and waits for the same choice.',
  'edits.draft.noRoom':
    'The disk is full: what you type and do not save stays in this window alone. Free some space before you close it: it is then kept by itself.',
  'edits.refused.title': 'Head office did not accept it',
  'edits.refused.titleField': 'Head office did not accept it: {field}',
  'edits.refused.stays': 'What you wrote stands below; the card shows head office’s value again.',
  'edits.refused.givenUp.title': 'Head office could not take it',
  'edits.refused.givenUp':
    'After {most} attempts it was put aside, so that the rest could leave. Try again later; if it happens again, copy the text and call support.',
  'edits.refused.follows':
    'It came after another change of the same card that did not leave. Try that one first, then this.',
  'edits.reason.forbidden':
    'Your role may not change this field. Copy the text and ask who works in the agency to write it.',
  'edits.reason.scope_lost':
    'The card went to another portfolio. What you wrote was handed to who looks after it now: you may discard it here.',
  'edits.reason.not_found':
    'The card is no longer at head office. If it is still needed, copy the text and write it on another card.',
  'edits.reason.reference':
    'What you had chosen is no longer at head office. Open the card and choose something else, then discard this one.',
  'edits.reason.hasContracts':
    'Who has policies, claims or instalments, or heads a household with others in it, cannot be deleted. The card is still there: open it to see what came in, then discard this one.',
  'edits.reason.parent_missing':
    'The card it belonged to is no longer at head office. Copy the text if you need it elsewhere.',
  'edits.reason.not_editable': 'This field is not changed from the desk: head office writes it. Ask there.',
  'edits.reason.invalid_value':
    'The value does not fit for head office. Open the card and write it again, then discard this one.',
  'edits.reason.too_long': 'The text is too long. Copy it, shorten it and write it on the card again.',
  'edits.reason.bad_text':
    'The text has characters that cannot be saved. Write it on the card again, then discard this one.',
  'edits.reason.required': 'Something that is needed is missing. Open the card and write that too.',
  'edits.reason.conflict_closed':
    'A colleague has already chosen for this conflict. See among the changes of the card what holds now; if it is not right, change it there.',
  'edits.reason.group':
    'Another change made together with this one was not accepted, and they belong together. Settle that one first, then try again.',
  'edits.retry': 'Try again',
  'edits.retry.done': 'Put back among those to be sent',
  'edits.retry.refused': 'It cannot be sent like this: {why}',
  'edits.copy': 'Copy the text',
  'edits.copy.done': 'Text copied',
  'edits.discard': 'Discard',
  'edits.discard.title': 'Discard what you wrote?',
  'edits.discard.text':
    'The text on {name} is removed from this desk and cannot be had back. The card stays as it is at head office.',
  'edits.discard.no': 'I keep it',
  'edits.discard.yes': 'Discard the text',
  'edits.merged.text':
    'While you were writing, somebody else changed the same card. The two changes were merged by themselves: the table tells what holds and what the other person had written.',
  'edits.merged.column': 'What holds',
  'edits.merged.append': 'both texts',
  'edits.merged.low': 'yours, which came later',
  'edits.merged.other': '{name} had written:',
  'edits.merged.before': 'Before, at head office:',
  'edits.merged.plain': 'yours',
  'edits.putAway': 'Put away',
  'edits.putAwayAll': 'Put all away',
}
