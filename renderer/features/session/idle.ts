const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

/**
 * Calls back when nothing was typed, pointed at or scrolled in this window for so long. A computer that slept is told at once when it
 * wakes up: the time of day counts, not how often a timer ran. Returns how to stop.
 */
export function watchInput(quietMs: number, onQuiet: () => void): () => void {
  let lastAt = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = (): void => {
    const quiet = Date.now() - lastAt
    clearTimeout(timer)
    // A clock that was set back must not make the desk wait for ever.
    if (quiet < 0) lastAt = Date.now()
    if (quiet >= quietMs) onQuiet()
    timer = setTimeout(look, quiet >= quietMs || quiet < 0 ? quietMs : quietMs - quiet)
  }
  // Asked before the input counts: the first key after a sleep must not open what should be shut.
  const touched = (): void => {
    if (Date.now() - lastAt >= quietMs) look()
    else lastAt = Date.now()
  }
  look()
  for (const input of inputs) window.addEventListener(input, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    for (const input of inputs) window.removeEventListener(input, touched, { capture: true })
    document.removeEventListener('visibilitychange', look)
  }
}
