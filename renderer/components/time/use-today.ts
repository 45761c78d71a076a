import { useSyncExternalStore } from 'react'
import { dayInRome, type IsoDay } from '../../../shared/lib/dates.ts'

const pause = 30_000

function now(): IsoDay {
  return dayInRome(Date.now())
}

const listeners = new Set<() => void>()
let timer: number | undefined

/** One clock for all: every cell of a list may ask for the day. */
function follow(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= window.setInterval(() => {
    for (const one of listeners) one()
  }, pause)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

/** The agency's day; what is drawn with it follows midnight, as a desk may stand open for a week. */
export function useToday(): IsoDay {
  return useSyncExternalStore(follow, now)
}
