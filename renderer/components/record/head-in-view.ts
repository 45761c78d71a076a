import { createContext, type RefObject, use, useEffect } from 'react'

interface HeadInView {
  readonly inView: boolean
  readonly setInView: (inView: boolean) => void
}

/** Whether one sees the head of the record, which says whose data these are. */
export const HeadInView = createContext<HeadInView>({ inView: true, setInView: () => {} })

/** Follows the head of the record as it is scrolled away. */
export function useHeadInView(head: RefObject<HTMLElement | null>): void {
  const { setInView } = use(HeadInView)
  useEffect(() => {
    if (!head.current) return
    const observer = new IntersectionObserver(([entry]) => setInView(entry?.isIntersecting ?? true))
    observer.observe(head.current)
    return () => {
      observer.disconnect()
      setInView(true)
    }
  }, [head, setInView])
}
