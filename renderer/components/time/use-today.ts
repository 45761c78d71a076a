import { useSyncExternalStore } from 'react'
import { dayInRome, type IsoDay } from '../../../shared/lib/dates.ts'

const pause = 30_000

function now(): IsoDay {
  return dayInRome(Date.now())
}

function follow(listener: () => void): () => void {
  const timer = window.setInterval(listener, pause)
  return () => window.clearInterval(timer)
}

/** The agency's day; what is drawn with it follows midnight, as a desk may stand open for a week. */
export function useToday(): IsoDay {
  return useSyncExternalStore(follow, now)
}
