import type { Uuid } from '../../shared/lib/ids.ts'
import { createStore } from './store.ts'

/** The rows that the last undo or redo took away: whoever shows one of them leaves it, and has nothing to explain. */
export const takenAway = createStore<readonly Uuid[]>([])
