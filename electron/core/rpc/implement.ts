import { implement } from '@orpc/server'
import { deskContract } from '../../../shared/rpc/desk-contract.ts'
import type { CoreContext } from '../context.ts'

/** The desk contract, ready to be given handlers; a handler of another shape does not compile. */
export const rpc = implement(deskContract).$context<CoreContext>()
