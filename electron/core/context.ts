import type { ReadDb } from '../../db/types.ts'
import { dayInRome, type IsoDay } from '../../shared/lib/dates.ts'
import type { Session } from './session/session.ts'
import type { WriterLink } from './session/writer-link.ts'

/** What every handler is given. */
export type CoreContext = {
  session: Session
  /** The day in Rome, from which all derived states are told. */
  today: () => IsoDay
  version: string
  /** What only main can do with a file that core has laid out. */
  shell: {
    /** Opens it with the system's viewer; false when none would. */
    openFile: (path: string) => Promise<boolean>
    /** Copies it to where the user says; or not: he said nowhere, or it cannot be written there. */
    saveFile: (path: string, name: string) => Promise<'saved' | 'not-saved' | 'cannot-write'>
  }
  /** Lines for "copy diagnosis". */
  diagnosis: () => string[]
}

/** Thrown by `mirror` and `writer`; the router answers SIGNED_OUT. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut'
}

/** The open mirror's reading connection. Throws SignedOut. */
export function mirror(context: CoreContext): ReadDb {
  const { reader } = context.session
  if (!reader) throw new SignedOut()
  return reader
}

/** The write thread of the open mirror. Throws SignedOut. */
export function writer(context: CoreContext): WriterLink {
  const { writer: link, reader } = context.session
  if (!link || !reader) throw new SignedOut()
  return link
}

export function romeToday(): IsoDay {
  return dayInRome(Date.now())
}
