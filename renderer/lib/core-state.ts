import type { CoreState } from '../../shared/rpc/shell.ts'
import { createStore, useStore } from './store.ts'

/** How core is doing, as the shell tells it. */
export const coreState = createStore<CoreState | null>(null)

export function useCoreState(): CoreState | null {
  return useStore(coreState)
}
