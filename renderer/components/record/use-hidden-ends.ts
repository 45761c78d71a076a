import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

interface HiddenEnds {
  readonly before: boolean
  readonly after: boolean
}

const none: HiddenEnds = { before: false, after: false }

/** Whether something of a strip that scrolls sideways lies beyond its start or its end. */
export function useHiddenEnds(strip: RefObject<HTMLElement | null>): HiddenEnds {
  const [ends, setEnds] = useState(none)
  const measure = useCallback(() => {
    const box = strip.current
    if (!box) return
    const before = box.scrollLeft > 1
    const after = box.scrollWidth - box.clientWidth - box.scrollLeft > 1
    setEnds((now) => (now.before === before && now.after === after ? now : { before, after }))
  }, [strip])
  // What stands in it may have become longer.
  useLayoutEffect(measure)
  useEffect(() => {
    const box = strip.current
    if (!box) return
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    box.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', measure)
    }
  }, [strip, measure])
  return ends
}
