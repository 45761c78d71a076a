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
    function close(): void {
      clearTimeout(timer)
      setShown((now) => now && { ...now, open: false })
    }
    function moveTo(target: HTMLElement | null): void {
      if (target === at) return
      at = target
      close()
      if (!target) return
      // Known to the tooltip before it opens, or it would flash in the corner of the window.
      setShown({ target, open: false })
      timer = setTimeout(() => setShown({ target, open: true }), restMs)
    }
    const listening = new AbortController()
    const { signal } = listening
    const listen = <E extends keyof DocumentEventMap>(event: E, act: (event: DocumentEventMap[E]) => void) =>
      document.addEventListener(event, act, { signal, capture: true })
    listen('pointerover', (event) => event.pointerType === 'mouse' && moveTo(tippedAt(event.target)))
    document.documentElement.addEventListener('pointerleave', () => moveTo(null), { signal })
    listen('focusin', ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) moveTo(tippedAt(target))
    })
    listen('focusout', () => moveTo(null))
    listen('pointerdown', close)
    listen('keydown', ({ key }) => key === 'Escape' && close())
    return () => {
      listening.abort()
      clearTimeout(timer)
    }
  }, [])
  return shown
}
