import type { MirrorError } from '../../../db/errors.ts'
import { SignInError } from './sign-in-error.ts'

/**
 * A fault of the mirror's file as the refusal that the sign-in page knows (faults 41 to 45). A damaged file is moved aside first;
 * `setAside` does it and says where to.
 */
export async function mirrorRefusal(
  error: MirrorError,
  setAside: () => Promise<string>,
): Promise<SignInError> {
  switch (error.fault) {
    case 'in-use':
      return new SignInError({ code: 'MIRROR_IN_USE' }, { cause: error })
    case 'disk-full':
      return new SignInError({ code: 'DISK_FULL' }, { cause: error })
    case 'damaged':
      return new SignInError(
        { code: 'MIRROR_DAMAGED', data: { movedTo: await setAside() } },
        { cause: error },
      )
    case 'newer':
    case 'edited-migration': {
      const { fileVersion = 0, knownVersion = 0 } = error.details
      return new SignInError({ code: 'MIRROR_NEWER', data: { fileVersion, knownVersion } }, { cause: error })
    }
  }
}
