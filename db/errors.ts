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

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Whether the bytes of the file are why it cannot be read: damaged ones, or a place of the disk that gives none. */
export function isUnreadable(error: unknown): boolean {
  const code = codeOf(error instanceof MirrorError ? error.cause : error)
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')
}

/** Translates SQLite's and the system's codes for what the user must be told (faults 41, 42, 45); others pass unchanged. */
export function asMirrorError(error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new MirrorError('damaged', {}, { cause: error })
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code.startsWith('SQLITE_IOERR_WRITE'))
    return new MirrorError('disk-full', {}, { cause: error })
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
    return new MirrorError('in-use', {}, { cause: error })
  return error
}
