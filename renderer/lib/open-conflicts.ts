import { rpc } from './rpc.ts'

/** Every open conflict that this desk holds. History names who wrote the other side. */
export const openConflicts = {
  key: ['conflicts', 'open', null],
  tables: ['conflict', 'mutation', 'change'],
  ask: (signal: AbortSignal) => rpc.conflicts.open({ customerId: null }, { signal }),
} as const
