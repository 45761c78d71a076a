import { createStore, useStore } from '../../lib/store.ts'

/** A short word on what has just happened, with the way back. */
export interface Toast {
  readonly id: number
  readonly text: string
  /** Takes back what happened; also bound to Ctrl+Z while the toast stands. */
  readonly undo?: () => void
}

/** Ten seconds, then the toast goes by itself. */
export const toastMs = 10_000
const limit = 3

const store = createStore<readonly Toast[]>([])
let lastId = 0

/** Shows a toast at the foot of the window; the oldest goes when more than three stand. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1
  store.set([...store.get(), { ...toast, id: lastId }].slice(-limit))
}

export function dismissToast(id: number): void {
  store.set(store.get().filter((toast) => toast.id !== id))
}

export function useToasts(): readonly Toast[] {
  return useStore(store)
}
