import type { errorsIt } from './errors.it.ts'
import type { SameKeys } from './types.ts'

/** Every error that core may name: what happened, to what, what to do next. */
export const errorsEn: SameKeys<typeof errorsIt> = {
  'error.LOCKED': 'The desk is locked. Type the password to go on.',
  'error.SIGNED_OUT': 'The session has ended. Sign in again to go on: what is saved stays here.',
  'error.NOT_FOUND': 'This record is no longer on this computer. It may have passed to another portfolio.',
  'error.BAD_INPUT': 'What you typed cannot be used like this. Check it and try again.',
  'error.UNEXPECTED':
    'Something unexpected happened; the data are safe. Try again; if it happens again, give support the reference {id}.',
  'error.NO_CORE': 'The desk is starting again and did not answer. Try again in a moment: nothing is lost.',
  'error.WRONG_PASSWORD': 'Wrong user or password. Check the capitals too.',
  'error.USER_DISABLED': 'This user has been disabled. Ask head office to enable it again.',
  'error.DEVICE_REVOKED': 'Head office has disconnected this computer. Ask head office to admit it again.',
  'error.TOO_MANY_TRIES': 'Too many wrong tries with this user. Wait a little and try again.',
  'error.FIRST_SIGN_IN_NEEDS_NETWORK':
    'This user has never entered from this computer, and head office does not answer. The first time needs the network: connect it and try again.',
  'error.LEASE_EXPIRED':
    'This computer has not spoken with head office for more than thirty days. Connect the network and sign in: data and changes are still here.',
  'error.NOT_HEAD_OFFICE':
    'Something else answers in place of head office, usually the sign-in page of a public network. Open the browser, accept the network and try again.',
  'error.TOO_OLD':
    'This program is too old for head office. Update it and sign in again: data and changes stay here.',
  'error.CANNOT_UNLOCK':
    'The data on this computer cannot be unlocked, perhaps because the system’s keyring has changed. With the network you can set them aside and take them from head office again: nothing is deleted.',
  'error.MIRROR_DAMAGED':
    'The data on this computer were damaged and have been set aside in {movedTo}. Sign in again with the network: the desk takes them from head office, and from the file what had not been sent.',
  'error.MIRROR_NEWER':
    'The data on this computer are of a newer version of the program ({fileVersion}, here {knownVersion}). Update the program and sign in again.',
  'error.MIRROR_IN_USE':
    'Another window of the program, or another program such as a virus scanner or a backup, holds your data open. Close it and try again.',
  'error.EDIT_REFUSED':
    'This edit was not accepted. What you typed stays in the field: mend it and try again.',
  'error.TOO_LARGE': 'The file is too large: a file may have at most 25 MB.',
  'error.UPLOAD_BROKEN': 'The file did not arrive whole and was not added. Try again.',
  'error.DISK_FULL': 'There is no space left on this computer. Free some and try again: nothing is lost.',
}
