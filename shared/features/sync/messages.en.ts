import type { SameKeys } from '../../i18n/types.ts'
import type { syncIt } from './messages.it.ts'

/** The sign of the link, its log and its banners. */
export const syncEn: SameKeys<typeof syncIt> = {
  'sync.link': 'Link with head office',
  'sync.connecting': 'Connecting…',
  'sync.online': 'Online',
  'sync.syncing': 'Syncing',
  'sync.syncingOf': 'Syncing {done} of {total}',
  'sync.syncingRows_one': 'Syncing {count} row',
  'sync.syncingRows_other': 'Syncing {count} rows',
  'sync.offline': 'Offline',
  'sync.sending_one': 'Sending {count} change',
  'sync.sending_other': 'Sending {count} changes',
  'sync.waiting_one': '{count} to be sent',
  'sync.waiting_other': '{count} to be sent',
  'sync.conflicts_one': '{count} conflict',
  'sync.conflicts_other': '{count} conflicts',
  'sync.refused_one': '{count} refused',
  'sync.refused_other': '{count} refused',
  'sync.paused': 'Paused',
  'sync.problem.not-head-office': 'Network to confirm',
  'sync.problem.not-head-office.text':
    'Something else answers in place of head office, usually the sign-in page of a public network. Open the browser, accept the network and try again.',
  'sync.problem.too-old': 'Program to update',
  'sync.problem.too-old.text':
    'Head office speaks a newer version. What you wrote stays here and leaves after the update.',
  'sync.problem.signed-out': 'Sign-in to renew',
  'sync.problem.signed-out.text':
    'Head office asks for the password again. Sign out and in: data and changes stay here.',
  'sync.problem.disk-full': 'Disk full',
  'sync.problem.disk-full.text':
    'There is no space left on this computer. Free some and try again: nothing is lost.',
  'sync.problem.diverged': 'Data to realign',
  'sync.problem.diverged.text':
    'The check found a difference from head office and is repairing it by itself.',
  'sync.problem.clock': 'Wrong clock',
  'sync.problem.clock.text':
    'The time of this computer is far from head office’s. Correct the system’s date and time and try again.',
  'sync.problem.certificate': 'Head office not recognised',
  'sync.problem.certificate.text':
    'Whoever answers shows a certificate that cannot be accepted: often an antivirus or the network that reads the traffic. Nothing is sent. Tell your support.',
  'sync.problem.server-busy': 'Head office busy',
  'sync.problem.server-busy.text': 'Head office asks to wait. The desk tries again by itself.',
  'sync.problem.unexpected': 'Link interrupted',
  'sync.problem.unexpected.text':
    'Something unexpected happened; the data are safe. Try again; if it stays like this, copy the diagnosis for support.',
  'sync.age': 'Data of {age}.',
  'sync.ageNow': 'Data of this moment.',
  'sync.inStep': 'In step with head office.',
  'sync.inStep.text': 'What is new arrives by itself; all of it was checked {age}.',
  'sync.ageNever': 'No complete data on this computer.',
  'sync.complete': 'All that head office held until then is on this computer.',
  'sync.incomplete': 'The first sync is not finished: figures are not complete yet.',
  'sync.now': 'Try now',
  'sync.nowCommand': 'Sync now',
  'sync.events': 'Last events',
  'sync.noEvents': 'No events yet.',
  'sync.event.connected': 'Connected to head office',
  'sync.event.lost': 'Link lost',
  'sync.event.checkpoint_one': 'Up to date, {count} row received',
  'sync.event.checkpoint_other': 'Up to date, {count} rows received',
  'sync.event.first-sync_one': 'First sync, {count} row',
  'sync.event.first-sync_other': 'First sync, {count} rows',
  'sync.event.torn-page': 'A page arrived damaged and was asked for again',
  'sync.event.repaired_one': 'Difference repaired, {count} row',
  'sync.event.repaired_other': 'Differences repaired, {count} rows',
  'sync.event.watchdog': 'Waited too long, started again',
  'sync.event.refused': 'Refused by head office',
  'sync.first.title': 'First sync',
  'sync.first.remark': 'You can work already; figures are not complete yet.',
  'sync.banner.offline': 'Offline {since}.',
  'sync.banner.offline.text':
    'Work goes on as always: the desk connects by itself as soon as the network is back.',
  'sync.banner.offline.waiting_one':
    'Work goes on as always: {count} change will leave by itself as soon as the network is back.',
  'sync.banner.offline.waiting_other':
    'Work goes on as always: {count} changes will leave by themselves as soon as the network is back.',
  'sync.banner.problem.waiting_one': '{count} change waits to leave, by itself.',
  'sync.banner.problem.waiting_other': '{count} changes wait to leave, by themselves.',
  'sync.banner.details': 'Show the log',
  'sync.banner.see_one': 'See the change',
  'sync.banner.see_other': 'See the {count}',
}
