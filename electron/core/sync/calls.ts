import { Refusal } from '../net/failures.ts'
import type { SyncContext } from './writer-context.ts'

/** Runs a call with an access token; one that head office calls expired is renewed once and the call made again. */
export async function withToken<T>(
  context: Pick<SyncContext, 'tokens'>,
  call: (token: string) => Promise<T>,
): Promise<T> {
  try {
    return await call(await context.tokens.access())
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'token_expired') throw error
    context.tokens.expire()
    return call(await context.tokens.access())
  }
}
