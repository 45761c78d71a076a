import { createStore, useStore } from '../../lib/store.ts'

/** A short word on what has just happened, with the way back or forth. */
export interface Toast {
  readonly id: number
  readonly text: string
  /** Takes back what happened; also bound to Ctrl+Z while the toast stands. */
  readonly undo?: () => void
  /** Does again what was taken back. */
  readonly redo?: () => void
  /** It tells why something was not done. */
  readonly refused?: boolean
  /** It tells of a step of the undo list: only the last one stands. */
  readonly step?: boolean
  /** It stands until it is closed: what it tells is told nowhere else. */
  readonly stays?: boolean
  /** Told to who leaves the desk: it stands on the sign-in page too. */
  readonly parting?: boolean
}

/** Ten seconds, then the toast goes by itself. */
export const toastMs = 10_000
const limit = 3

const store = createStore<readonly Toast[]>([])
let lastId = 0
/** The last toast of a step, whether or not it still stands. */
let lastStep = 0

/** Shows a toast at the foot of the window; the oldest goes when more than three stand. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1
  if (toast.step) lastStep = lastId
  store.set(atMost(limit, [...store.get(), { ...toast, id: lastId }]))
}

/** So many of them in their order, the newest among them; those that stay go last. */
export function atMost(count: number, toasts: readonly Toast[]): readonly Toast[] {
  const kept = [...toasts]
  while (kept.length > count) {
    const passing = kept.findIndex(({ stays }, at) => !stays && at < kept.length - 1)
    kept.splice(Math.max(0, passing), 1)
  }
  return kept
}

/** Says what was not done, why, and what to do next where something can be done. */
export function showRefusal(text: string, { stays = false }: { stays?: boolean } = {}): void {
  showToast({ text, refused: true, stays })
}

/** Tells what does not work until it does again; gives the way to end it. */
export function showWhile(text: string): () => void {
  showRefusal(text, { stays: true })
  const id = lastId
  return () => dismissToast(id)
}

export function dismissToast(id: number): void {
  store.set(store.get().filter((toast) => toast.id !== id))
}

/** Nothing that was told of the desk stays in view: it was left. */
export function dismissAll(): void {
  store.set(store.get().filter((toast) => toast.parting))
}

/** What would have gone by itself goes at once, as the desk is locked; the rest is out of view until it is open again. */
export function dismissPassing(): void {
  store.set(store.get().filter((toast) => toast.parting || toast.stays))
}

/** Takes away what was told of the step before: the next one to undo is another. */
export function dismissSteps(): void {
  store.set(store.get().filter((toast) => !toast.step))
}

/** The toast whose act Ctrl+Z takes back, unless a step of the undo list came after it; null when none stands. */
export function lastOwnUndo(): Toast | null {
  return store.get().findLast(({ id, undo, step }) => undo && !step && id > lastStep) ?? null
}

export function useToasts(): readonly Toast[] {
  return useStore(store)
}
