import { createRouterClient, type RouterClient } from '@orpc/server'
import { type CoreContext, romeToday } from '../../electron/core/context.ts'
import { createRouter } from '../../electron/core/rpc/router.ts'
import type { Desk } from './desk.ts'

export type CoreCalls = RouterClient<ReturnType<typeof createRouter>, Record<never, never>>

const NO_SHELL: CoreContext['shell'] = { openFile: async () => false, saveFile: async () => 'not-saved' }

/** Core's calls as the window makes them. An error that the contract does not declare is thrown as it is, unless `onError` takes it. */
export function callsOf(
  { session }: Desk,
  { shell = NO_SHELL, onError = rethrow }: Partial<Surroundings> = {},
): CoreCalls {
  const context = { session, today: romeToday, version: '0.1.0', diagnosis: () => [], shell }
  return createRouterClient(
    createRouter((_id, error) => onError(error)),
    { context },
  )
}

type Surroundings = { shell: CoreContext['shell']; onError: (error: unknown) => void }

function rethrow(error: unknown): never {
  throw error
}
