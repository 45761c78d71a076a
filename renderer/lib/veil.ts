import { createStore, useStore } from './store.ts'

const veiled = createStore(false)

/** Whether amounts and sensitive fields are blurred: the customer sits at the desk. */
export function useVeil(): boolean {
  return useStore(veiled)
}

/** Blurs them or shows them again. It holds for this window until it is lifted. */
export function toggleVeil(): void {
  veiled.set(!veiled.get())
  document.documentElement.dataset.veil = veiled.get() ? 'on' : 'off'
}
