import { useEffect } from 'react'
import { session } from '../features/session/session.ts'
import { createStore, useStore } from '../lib/store.ts'

type DeskCode = typeof import('./desk.tsx')

interface Fetched {
  readonly code: DeskCode | null
  readonly fault: unknown
}

const fetched = createStore<Fetched>({ code: null, fault: null })

async function fetchDesk(): Promise<void> {
  if (fetched.get().code) return
  try {
    fetched.set({ code: await import('./desk.tsx'), fault: null })
  } catch (fault) {
    fetched.set({ code: null, fault })
  }
}

/**
 * The desk's own code, nearly half of the window's: it is fetched as soon as the sign-in page is drawn, so that this page does
 * not wait for it. Undefined until it is here.
 */
export function useDeskCode(): DeskCode | undefined {
  const { code, fault } = useStore(fetched)
  useEffect(() => void fetchDesk(), [])
  useEffect(() => {
    if (!code) return
    return session.store.subscribe(() => {
      if (session.store.get()?.phase === 'opening') code.prepareDesk()
    })
  }, [code])
  if (fault) throw fault
  return code ?? undefined
}
