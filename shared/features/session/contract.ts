import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { desk } from '../../rpc/errors.ts'
import { demoUser } from './api.ts'
import { agencyRef, credentials, sessionUser } from './model.ts'

/** A mirror that lies on this computer, as the sign-in page names it. */
export const knownMirror = z.object({
  username: z.string(),
  displayName: z.string(),
  agencies: z.array(agencyRef),
})

/** Minutes without input after which the desk locks itself; null never. */
export const lockAfter = z.union([z.literal(5), z.literal(15), z.literal(30)]).nullable()
export type LockAfter = z.infer<typeof lockAfter>
export const USUAL_LOCK_AFTER: LockAfter = 15

/** Why head office cannot be spoken to though something answers: a portal (fault 17), this computer's clock (40), a certificate (65). */
export const headOfficeProblem = z.enum(['not-head-office', 'clock', 'certificate'])
export type HeadOfficeProblem = z.infer<typeof headOfficeProblem>

/** What the sign-in page and the frame follow. `opening` lasts from the password to the open mirror. */
export const sessionState = z.object({
  phase: z.enum(['signed-out', 'opening', 'open']),
  /** The mirror that is being opened is of an older program: it is copied and its schema changed, which takes seconds where it is large. */
  adapting: z.boolean(),
  user: sessionUser.nullable(),
  /** Whether this sign-in spoke to head office. */
  mode: z.enum(['online', 'offline']).nullable(),
  known: z.array(knownMirror),
  headOffice: z.object({
    url: z.string(),
    reachable: z.boolean().nullable(),
    /** Why it is not, where there is more to say than that nobody answers. */
    problem: headOfficeProblem.nullable(),
  }),
  /** The desk is open and shows nothing until its user gives the password; the sync goes on. */
  locked: z.boolean(),
  lockAfter,
  /** Set when head office or a fault ended the session: the key of a message. */
  endedBecause: z
    .enum([
      'revoked',
      'disabled',
      'core-restarted',
      'mirror-damaged',
      // Head office ordered this computer to destroy what it held, and it did.
      'wiped',
      // Such an order was not genuine: nothing was deleted (fault 39).
      'order-refused',
    ])
    .nullable(),
})
export type SessionState = z.infer<typeof sessionState>

export const signedIn = z.object({
  mode: z.enum(['online', 'offline']),
  /** Fault 42: what was taken over from a damaged mirror; `whole` where nothing of what waited was lost to the damage. */
  salvaged: z.object({ edits: z.int(), drafts: z.int(), whole: z.boolean(), later: z.boolean() }).optional(),
})
export type SignedIn = z.infer<typeof signedIn>

const signInErrors = {
  WRONG_PASSWORD: {},
  USER_DISABLED: {},
  DEVICE_REVOKED: {},
  TOO_MANY_TRIES: { data: z.object({ retryAfterSeconds: z.int() }) },
  /** No mirror of this user here and head office cannot be reached. */
  FIRST_SIGN_IN_NEEDS_NETWORK: {},
  /** Thirty days without contact: online sign-in first; data stay. */
  LEASE_EXPIRED: {},
  /** Something that is not head office answered (portal of a public network, redirect). */
  NOT_HEAD_OFFICE: {},
  /** The desk is too old for this head office. */
  TOO_OLD: {},
  /** Fault 43: the key does not open this file, or the system's keyring is not what it was. */
  CANNOT_UNLOCK: {},
  /** Fault 42: the file was moved aside, and stays there. */
  MIRROR_DAMAGED: { data: z.object({ movedTo: z.string() }) },
  /** Fault 44. */
  MIRROR_NEWER: { data: z.object({ fileVersion: z.int(), knownVersion: z.int() }) },
  /** Fault 45. */
  MIRROR_IN_USE: {},
} as const

export const sessionContract = {
  watch: desk.output(eventIterator(sessionState)),
  demoUsers: desk.output(z.array(demoUser)),
  signIn: desk
    // `setAside`: the user has read that this mirror cannot be unlocked and wants a new one beside it (fault 43).
    .input(credentials.extend({ setAside: z.boolean().optional() }))
    .output(signedIn)
    .errors(signInErrors),
  /** Shuts the desk until the password is given again. Nothing is lost, and the sync goes on. */
  lock: desk.output(z.object({})),
  /** Verified on this computer, so it works without a network. Wrong ones are slowed down. */
  unlock: desk
    .input(z.object({ password: credentials.shape.password }))
    .output(z.object({}))
    .errors({
      WRONG_PASSWORD: signInErrors.WRONG_PASSWORD,
      TOO_MANY_TRIES: signInErrors.TOO_MANY_TRIES,
      CANNOT_UNLOCK: signInErrors.CANNOT_UNLOCK,
    }),
  setLockAfter: desk.input(z.object({ minutes: lockAfter })).output(z.object({})),
  signOut: desk.output(z.object({})),
  /** Destroys the mirror of the signed-in user on this computer, key first; head office keeps its data. Signs out, also when it fails. */
  removeMyData: desk.output(z.object({})).errors({ MIRROR_IN_USE: signInErrors.MIRROR_IN_USE }),
  /** Versions and states for "copy diagnosis"; never personal data. */
  diagnosis: desk.output(z.object({ lines: z.array(z.string()) })),
}
