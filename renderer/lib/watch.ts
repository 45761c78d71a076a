import { createStore, type Store, useStore } from './store.ts'
import { subscribe } from './subscribe.ts'

/** The latest message of one of core's streams, shared by the whole window. */
export interface Watch<Message> {
  readonly store: Store<Message | undefined>
  /** Opens the stream; returns the function that closes it and forgets the message. */
  start(): () => void
}

export function createWatch<Message>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Message>>,
): Watch<Message> {
  const store = createStore<Message | undefined>(undefined)
  return {
    store,
    start() {
      const stop = subscribe(open, store.set)
      return () => {
        stop()
        store.set(undefined)
      }
    },
  }
}

/** The latest message; undefined before the first. */
export function useWatch<Message>(watch: Watch<Message>): Message | undefined {
  return useStore(watch.store)
}
