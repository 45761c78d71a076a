import { useSyncExternalStore } from 'react'
import { dayInRome, type IsoDay } from '../../../shared/lib/dates.ts'

const pause = 30_000

const MINUTE = 60_000
let known: { minute: number; day: IsoDay } | undefined

/** Asked several times at each draw of each row, and a day in Rome takes a tenth of a millisecond to tell: once a minute is enough. */
function now(): IsoDay {
  const time = Date.now()
  const minute = Math.floor(time / MINUTE)
  if (known?.minute !== minute) known = { minute, day: dayInRome(time) }
  return known.day
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
