import { type RefObject, useEffect, useRef } from 'react'

/** Takes the focus when it appears: for the first field of what opens, or changes, under the hand. */
export function useFocusOnMount<Target extends HTMLElement>(wanted = true): RefObject<Target | null> {
  const target = useRef<Target>(null)
  useEffect(() => {
    if (wanted) target.current?.focus({ preventScroll: true })
  }, [wanted])
  return target
}
