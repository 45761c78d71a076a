/** Why a mirror did not open or could not be written. The data stay as they were; nothing here ever deletes. */
export type MirrorFault = 'damaged' | 'newer' | 'in-use' | 'disk-full' | 'edited-migration'

export class MirrorError extends Error {
  override readonly name = 'MirrorError'
  readonly fault: MirrorFault
  readonly details: { fileVersion?: number; knownVersion?: number }

  constructor(fault: MirrorFault, details: MirrorError['details'] = {}, options?: ErrorOptions) {
    super(`mirror ${fault}`, options)
    this.fault = fault
    this.details = details
  }
}

/** The system's codes for a disk, a user's share of it, or a file that may not grow further. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function isDamage(code: string): boolean {
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

/** Whether a place of the file cannot be read: its bytes are damaged, or the disk does not give them. */
export function isUnreadable(error: unknown): boolean {
  const code = codeOf(error)
  return isDamage(code) || code.startsWith('SQLITE_IOERR')
}

/** Whether what kept a file from being opened may be gone another time: somebody else, the disk, its room. */
export function mayPass(error: unknown): boolean {
  const code = codeOf(error instanceof MirrorError ? error.cause : error)
  return /^SQLITE_(BUSY|LOCKED|FULL|CANTOPEN|IOERR)/.test(code) || NO_ROOM.has(code)
}

/** Translates SQLite's and the system's codes for what the user must be told (faults 41, 42, 45); others pass unchanged. */
export function asMirrorError(error: unknown): unknown {
  const code = codeOf(error)
  if (isDamage(code)) return new MirrorError('damaged', {}, { cause: error })
  if (code === 'SQLITE_FULL' || NO_ROOM.has(code) || /^SQLITE_IOERR_(WRITE|SHMSIZE)/.test(code))
    return new MirrorError('disk-full', {}, { cause: error })
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
    return new MirrorError('in-use', {}, { cause: error })
  return error
}

/** Whether there is no room, as SQLite or the system says it or in the terms of the mirror (fault 41). */
export function isDiskFull(error: unknown): boolean {
  const fault = asMirrorError(error)
  return fault instanceof MirrorError && fault.fault === 'disk-full'
}

/** The system's codes for a file that another program holds: a backup, a scanner. Others pass unchanged. */
export function asHeldFile(error: unknown): unknown {
  return ['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))
    ? new MirrorError('in-use', {}, { cause: error })
    : error
}
