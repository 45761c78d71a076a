import type { SameKeys } from '../../i18n/types.ts'
import type { attachmentsIt } from './messages.it.ts'

/** Files that hang on a customer, a policy or a claim. */
export const attachmentsEn: SameKeys<typeof attachmentsIt> = {
  'attachments.title': 'Files',
  'attachments.add': 'Add files',
  'attachments.add.alias': 'attach document, upload attachment',
  'attachments.none': 'The customer’s files stand here. Drag a file onto the card, or choose “Add files”.',
  'attachments.noneToRead': 'No files for this customer.',
  'attachments.takingIn': 'Files coming in',
  'attachments.stop': 'Stop {name}',
  'attachments.doneOf': '{done} of {total}',
  'attachments.added_one': '{count} file added',
  'attachments.added_other': '{count} files added',
  'attachments.addedTo.policy_one': '{count} file added to the policy',
  'attachments.addedTo.policy_other': '{count} files added to the policy',
  'attachments.addedTo.claim_one': '{count} file added to the claim',
  'attachments.addedTo.claim_other': '{count} files added to the claim',
  'attachments.failed': '“{name}”: {why}',
  'attachments.quoted': '“{name}”',
  'attachments.folders_one':
    '{names} was not added: it is a folder. Open it and drag the files you need here.',
  'attachments.folders_other':
    '{names} were not added: they are folders. Open them and drag the files you need here.',
  'attachments.unreadable':
    '“{name}” was not added: the file cannot be read. Check that it is still where it was and that you may open it.',
  'attachments.refused': '“{name}” was not added: your role may not add files here.',
  'attachments.column.name': 'File',
  'attachments.column.about': 'About',
  'attachments.column.added': 'Added',
  'attachments.column.size': 'Size',
  'attachments.column.place': 'State',
  'attachments.column.acts': 'Actions',
  'attachments.about.policy': 'policy {number}',
  'attachments.about.claim': 'claim {number}',
  'attachments.open': 'Open {name}',
  'attachments.saveOnly': 'Save a copy of {name}: this kind of file is not opened from here',
  'attachments.saveAs': 'Save a copy of {name}',
  'attachments.delete': 'Delete {name}',
  'attachments.place.toSend': 'to be sent',
  'attachments.place.toSend.text': 'It is on this computer and leaves by itself once there is a network.',
  'attachments.place.remote': 'on its way',
  'attachments.place.remote.text': 'It is at head office and comes by itself once there is a network.',
  'attachments.result.saved': 'Copy of “{name}” saved.',
  'attachments.result.not-here':
    '“{name}” is not on this computer yet: it comes by itself once there is a network.',
  'attachments.result.kind': '“{name}” is of a kind that is not opened from here. Save a copy of it.',
  'attachments.result.no-viewer': 'No program on this computer opens “{name}”. Save a copy of it.',
  'attachments.result.cannot-write':
    '“{name}” cannot be written there: there is no room, or no permission. Choose another place.',
  'attachments.result.no-room':
    'There is no room for “{name}” on this computer. Free some space on the disk and try again.',
  'attachments.result.damaged': '“{name}” was damaged on this computer: it is asked from head office again.',
}
