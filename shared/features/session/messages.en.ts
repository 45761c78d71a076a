import type { SameKeys } from '../../i18n/types.ts'
import type { sessionIt } from './messages.it.ts'

/** The sign-in page, the person's menu and what lies on this computer. */
export const sessionEn: SameKeys<typeof sessionIt> = {
  'session.signIn': 'Sign in',
  'session.user': 'User',
  'session.password': 'Password',
  'session.showPassword': 'Show or hide the password',
  'session.enter': 'Sign in',
  'session.entering': 'Opening your desk…',
  'session.userMissing': 'Type your user name.',
  'session.passwordMissing': 'Type the password.',
  'session.reachable': 'Head office can be reached',
  'session.unreachable': 'Offline: head office does not answer',
  'session.unreachableKnown': 'Offline: you enter with the data on this computer',
  'session.problem.not-head-office':
    'Offline: something else answers in place of head office, usually the sign-in page of a public network.',
  'session.problem.clock': 'Offline: the time of this computer is wrong. Correct the system’s date and time.',
  'session.problem.known': 'You enter with the data on this computer.',
  'session.problem.certificate':
    'Offline: head office’s certificate cannot be accepted, often because an antivirus or the network reads the traffic. Tell your support.',
  'session.checking': 'Looking for head office…',
  'session.starting': 'The desk is getting ready…',
  'session.offlineHint': 'Without a network you enter with the last password used here.',
  'session.adapting':
    'The program is new: the data on this computer are copied and adapted. With many customers this may take a minute.',
  'session.firstTimeHint': 'The first sign-in on this computer needs the network; later ones do not.',
  'session.setAside': 'Set aside and begin anew',
  'session.retryIn_one': 'Try again in {count} second',
  'session.retryIn_other': 'Try again in {count} seconds',
  'session.agency': 'Agency {code} {name}',
  'session.noAgency': 'The desk of the agency',
  'session.demo.title': 'Demonstration users',
  'session.demo.hint': 'A click fills the form, Enter signs in.',
  'session.known.title': 'On this computer',
  'session.known.hint': 'These users can enter without a network too.',
  'session.ended.revoked': 'Head office has disconnected this computer.',
  'session.ended.revoked.text': 'Sign in again with the network, or ask head office why.',
  'session.ended.disabled': 'Head office has disabled your user.',
  'session.ended.disabled.text':
    'The data stay encrypted on this computer. Ask head office to enable it again.',
  'session.ended.core-restarted': 'The desk has stopped and started again.',
  'session.ended.core-restarted.text': 'Sign in again: nothing that was saved has been lost.',
  'session.ended.mirror-damaged': 'The data on this computer cannot be read any more.',
  'session.ended.mirror-damaged.text':
    'The file has been set aside. Sign in with the network: the desk takes them from head office again, and from the file what had not been sent.',
  'session.salvaged_one':
    'Taken from the file that was set aside: {count} change that had not been sent yet.',
  'session.salvaged_other':
    'Taken from the file that was set aside: {count} changes that had not been sent yet.',
  'session.salvaged.drafts_one': 'Taken from the file that was set aside: {count} text that was not saved.',
  'session.salvaged.drafts_other':
    'Taken from the file that was set aside: {count} texts that were not saved.',
  'session.salvaged.notWhole':
    'Not all of the file that was set aside can be read: check what you wrote last and write again what is missing. The file stays on this computer.',
  'session.salvaged.later':
    'The file that was set aside cannot be opened for now: the desk tries again at each sign-in and takes what had not been sent by itself. Do not write it again.',
  'session.ended.wiped': 'The data on this computer have been deleted.',
  'session.ended.wiped.text':
    'Head office has disconnected this computer and ordered it to delete what it held, with the changes that had not left yet. Head office keeps its data; to work here again sign in with the network, or ask why.',
  'session.ended.order-refused': 'An order to delete that is not genuine has been refused.',
  'session.ended.order-refused.text':
    'Nothing has been deleted. Somebody may stand between this computer and head office: tell it, and copy the diagnosis for support.',
  'session.lock': 'Lock',
  'session.lock.alias': 'shut, leave, screen, security',
  'session.locked': 'The desk is locked',
  'session.locked.text': 'What you were typing is in its place, and the sync goes on.',
  'session.unlock': 'Unlock',
  'session.unlock.wrong': 'Wrong password. Check upper and lower case too.',
  'session.unlocking': 'Checking…',
  'session.lockAfter': 'Lock by itself after',
  'session.lockAfter.help':
    'Minutes without a key or the mouse. For you, on this computer; Ctrl+L locks at once.',
  'session.lockAfter.minutes': '{count} min',
  'session.lockAfter.never': 'Never',
  'session.coreFailed': 'The desk cannot start.',
  'session.coreFailed.text':
    'The data stay where they are. Try again; if it happens again, reopen the program or copy the diagnosis for support.',
  'session.copyDiagnosis': 'Copy the diagnosis',
  'session.diagnosisCopied': 'Diagnosis copied: it holds no personal data',
  'session.diagnosisNotCopied':
    'The diagnosis was not copied: the system’s clipboard did not take it. Try again.',
  'session.personMenu': 'Menu of {name}',
  'session.signOut': 'Sign out',
  'session.offlineMode': 'entered without a network',
  'session.thisComputer': 'This computer',
  'session.remove': 'Remove my data from this computer',
  'session.remove.about':
    'Your data lie here encrypted, to work without a network too. Remove them if you leave this computer to someone else.',
  'session.remove.title': 'Remove your data from this computer?',
  'session.remove.text':
    'The encrypted copy of {name} is destroyed, the key first, and cannot be taken back from here. Head office keeps its data; to work here again you will need the network.',
  'session.remove.unsent': 'What has not yet gone to head office would be lost: look at the link first.',
  'session.remove.no': 'Keep them',
  'session.remove.yes': 'Remove the data and sign out',
  'session.remove.done': 'The data have been removed from this computer',
  'session.remove.held':
    'Your data are still on this computer: another program, such as a virus scanner or a backup, holds them open. Close it, sign in and remove them again.',
  'session.remove.failed': 'Your data were not wholly removed from this computer. {reason}',
}
