import { MirrorError } from '../../../../db/errors.ts'
import { sessionApi } from '../../../../shared/features/session/api.ts'
import { type HeadOfficeProblem, headOfficeProblem } from '../../../../shared/features/session/contract.ts'
import { NetworkFailure } from '../../net/failures.ts'
import { rpc } from '../../rpc/implement.ts'
import { SignInError } from '../../session/sign-in-error.ts'
import { describe } from '../../sync/endings.ts'

const session = rpc.session

/** Why head office cannot be asked, in what the sign-in page has words for. */
function problemOf(error: unknown): HeadOfficeProblem | null {
  const { problem } = describe(error)
  return headOfficeProblem.safeParse(problem).data ?? null
}

export const sessionHandlers = {
  watch: session.watch.handler(({ context, signal }) => context.session.state.follow(signal)),

  /** The demo people of head office, and with the answer the knowledge whether it can be reached. */
  demoUsers: session.demoUsers.handler(async ({ context, signal }) => {
    try {
      const { users } = await context.session.headOffice.call(sessionApi.demoUsers, undefined, { signal })
      context.session.setReachable(true)
      void context.session.askForOrders()
      return users
    } catch (error) {
      // Nobody to offer is a full answer: the page says on its own line that head office is not reachable.
      const { reachable } = context.session.state.value.headOffice
      context.session.setReachable(false, problemOf(error))
      // A page that stands open asks again and again: told once.
      if (reachable !== false && !(error instanceof NetworkFailure))
        context.session.options.log('warn', 'no demo users', { cause: String(error) })
      return []
    }
  }),

  signIn: session.signIn.handler(async ({ context, input, errors }) => {
    try {
      return await context.session.signIn(input)
    } catch (error) {
      if (!(error instanceof SignInError)) throw error
      const { refusal } = error
      switch (refusal.code) {
        case 'TOO_MANY_TRIES':
          throw errors.TOO_MANY_TRIES({ data: refusal.data })
        case 'MIRROR_DAMAGED':
          throw errors.MIRROR_DAMAGED({ data: refusal.data })
        case 'MIRROR_NEWER':
          throw errors.MIRROR_NEWER({ data: refusal.data })
        default:
          throw errors[refusal.code]()
      }
    }
  }),

  lock: session.lock.handler(({ context }) => {
    context.session.lock()
    return {}
  }),

  unlock: session.unlock.handler(async ({ context, input, errors }) => {
    try {
      await context.session.unlock(input.password)
      return {}
    } catch (error) {
      if (!(error instanceof SignInError)) throw error
      switch (error.refusal.code) {
        case 'TOO_MANY_TRIES':
          throw errors.TOO_MANY_TRIES({ data: error.refusal.data })
        case 'WRONG_PASSWORD':
          throw errors.WRONG_PASSWORD()
        default:
          throw errors.CANNOT_UNLOCK()
      }
    }
  }),

  setLockAfter: session.setLockAfter.handler(async ({ context, input }) => {
    await context.session.setLockAfter(input.minutes)
    return {}
  }),

  signOut: session.signOut.handler(async ({ context }) => {
    await context.session.signOut()
    return {}
  }),

  removeMyData: session.removeMyData.handler(async ({ context, errors }) => {
    try {
      await context.session.removeMyData()
    } catch (error) {
      throw error instanceof MirrorError && error.fault === 'in-use' ? errors.MIRROR_IN_USE() : error
    }
    return {}
  }),

  diagnosis: session.diagnosis.handler(({ context }) => ({ lines: context.diagnosis() })),
}
