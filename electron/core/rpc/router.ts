import { ORPCError } from '@orpc/server'
import { asMirrorError, isDiskFull, MirrorError } from '../../../db/errors.ts'
import { SignedOut } from '../context.ts'
import { attachmentsHandlers } from '../features/attachments/handlers.ts'
import { claimsHandlers } from '../features/claims/handlers.ts'
import { conflictsHandlers } from '../features/conflicts/handlers.ts'
import { consentsHandlers } from '../features/consents/handlers.ts'
import { customersHandlers } from '../features/customers/handlers.ts'
import { editsHandlers } from '../features/edits/handlers.ts'
import { historyHandlers } from '../features/history/handlers.ts'
import { householdsHandlers } from '../features/households/handlers.ts'
import { interactionsHandlers } from '../features/interactions/handlers.ts'
import { networkHandlers } from '../features/network/handlers.ts'
import { policiesHandlers } from '../features/policies/handlers.ts'
import { quotesHandlers } from '../features/quotes/handlers.ts'
import { searchHandlers } from '../features/search/handlers.ts'
import { sessionHandlers } from '../features/session/handlers.ts'
import { syncHandlers } from '../features/sync/handlers.ts'
import { newId } from '../new-id.ts'
import { rpc } from './implement.ts'

type Report = (id: string, error: unknown, path: readonly string[]) => void

/** What a locked desk may still ask: the way back in, how the sync goes, and to keep what was being typed when it locked. */
function worksLocked(path: readonly string[]): boolean {
  const [feature = '', call = ''] = path
  return feature === 'session' || ['sync.watch', 'edits.saveDraft'].includes(`${feature}.${call}`)
}

/**
 * Every call of the desk contract. What a handler did not declare reaches the window as UNEXPECTED with an id that stands
 * in the log beside the cause; the cause itself may hold a customer's data and stays here.
 */
export function createRouter(report: Report) {
  const guarded = rpc.use(async ({ next, errors, path, context }) => {
    const { state } = context.session
    // What the desk shows first is asked for while it opens, and answered as soon as the mirror is open.
    if (state.value.phase === 'opening' && !worksLocked(path))
      await state.until(({ phase }) => phase !== 'opening')
    if (state.value.locked && !worksLocked(path)) throw errors.LOCKED()
    try {
      return await next()
    } catch (error) {
      if (error instanceof SignedOut) throw errors.SIGNED_OUT()
      if (error instanceof ORPCError) {
        if (error.code !== 'BAD_REQUEST') throw error
        throw errors.BAD_INPUT()
      }
      if (isDiskFull(error)) throw errors.DISK_FULL()
      const fault = asMirrorError(error)
      // A page that cannot be read will not be readable at the next click either (fault 42).
      if (fault instanceof MirrorError && fault.fault === 'damaged') void context.session.mirrorDamaged()
      const id = newId()
      report(id, error, path)
      throw errors.UNEXPECTED({ data: { id } })
    }
  })
  return guarded.router({
    session: sessionHandlers,
    sync: syncHandlers,
    network: networkHandlers,
    customers: customersHandlers,
    households: householdsHandlers,
    consents: consentsHandlers,
    policies: policiesHandlers,
    claims: claimsHandlers,
    quotes: quotesHandlers,
    interactions: interactionsHandlers,
    search: searchHandlers,
    edits: editsHandlers,
    conflicts: conflictsHandlers,
    history: historyHandlers,
    attachments: attachmentsHandlers,
  })
}
