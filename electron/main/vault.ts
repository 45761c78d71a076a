// The system's keyring as a box: a small blob in, a sealed blob out. Where there is no keyring, or only Chromium's
// built-in password for all, nothing is sealed and the caller is told so; a key never lies in a file of ours.
import { safeStorage } from 'electron'
import type { CoreRequestInput, CoreRequestOutput } from '../../shared/rpc/shell.ts'

/** What the system offers: the name of its keyring, or `none`. */
export function keyringBackend(): string {
  if (!safeStorage.isEncryptionAvailable()) return 'none'
  if (process.platform !== 'linux') return process.platform === 'darwin' ? 'keychain' : 'dpapi'
  // Old runtimes do not say, and what is not known to be a keyring is not taken for one.
  const backend: unknown = safeStorage.getSelectedStorageBackend?.()
  const isKeyring = typeof backend === 'string' && !['basic_text', 'unknown'].includes(backend)
  return isKeyring ? backend : 'none'
}

/** Seals a blob, or says that there is nothing to seal it with. */
export function seal({ plain }: CoreRequestInput<'seal'>): CoreRequestOutput<'seal'> {
  if (keyringBackend() === 'none') return { backend: 'none' }
  // safeStorage takes text alone.
  const text = Buffer.from(plain).toString('base64')
  return { backend: 'keyring', sealed: new Uint8Array(safeStorage.encryptString(text)) }
}

/** Opens a sealed blob, or says that it cannot be opened now. */
export function open({ sealed }: CoreRequestInput<'open'>): CoreRequestOutput<'open'> {
  if (keyringBackend() === 'none') return { result: 'locked' }
  try {
    const text = safeStorage.decryptString(Buffer.from(sealed))
    return { result: 'opened', plain: new Uint8Array(Buffer.from(text, 'base64')) }
  } catch {
    return { result: 'locked' }
  }
}
