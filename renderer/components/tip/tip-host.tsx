import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { tipOf, tippedAt } from './tip.ts'

/** So long the pointer rests before words come. */
const restMs = 400

interface Shown {
  readonly target: HTMLElement
  readonly open: boolean
}

/**
 * The one tooltip of the window, at whichever marked element the pointer or the focus is (`tip`). One for each button was a
 * sixth of what the desk's first drawing took.
 */
export function TipHost() {
  const shown = useShownTip()
  if (!shown) return null
  const { words, side } = tipOf(shown.target)
  return <Tooltip target={shown.target} label={words} position={side} opened={shown.open} />
}

function useShownTip(): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    let at: HTMLElement | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    /** Words that came because the pointer rests: they may cover what somebody reads. */
    let inTheWay = false
    function close(): void {
      clearTimeout(timer)
      inTheWay = false
      setShown((now) => now && { ...now, open: false })
    }
    function moveTo(target: HTMLElement | null, byPointer = false): void {
      if (target === at) return
      at = target
      close()
      if (!target) return
      // Known to the tooltip before it opens, or it would flash in the corner of the window.
      setShown({ target, open: false })
      timer = setTimeout(() => {
        inTheWay = byPointer
        setShown({ target, open: true })
      }, restMs)
    }
    const listening = new AbortController()
    const { signal } = listening
    const listen = <E extends keyof DocumentEventMap>(event: E, act: (event: DocumentEventMap[E]) => void) =>
      document.addEventListener(event, act, { signal, capture: true })
    // A page that changes under a pointer at rest tells of it too, but nobody pointed at anything.
    listen('pointermove', ({ pointerType, movementX, movementY, target }) => {
      if (pointerType === 'mouse' && (movementX !== 0 || movementY !== 0)) moveTo(tippedAt(target), true)
    })
    listen('pointerover', ({ target }) => {
      if (tippedAt(target) !== at) moveTo(null)
    })
    document.documentElement.addEventListener('pointerleave', () => moveTo(null), { signal })
    listen('focusin', ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) moveTo(tippedAt(target))
    })
    listen('focusout', () => moveTo(null))
    listen('pointerdown', close)
    listen('keydown', (event) => {
      if (event.key !== 'Escape') return
      // The same Esc does not also leave the page (docs/look.md).
      if (inTheWay) event.preventDefault()
      close()
    })
    return () => {
      listening.abort()
      clearTimeout(timer)
    }
  }, [])
  return shown
}
