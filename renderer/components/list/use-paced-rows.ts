import { useEffect, useReducer, useRef } from 'react'
import { type Drawn, paced } from './pace.ts'
import { type Chunks, rowAt } from './row-chunks.ts'
import type { ListRow } from './use-rows.ts'

/** In so many frames a whole screen is filled: all of it at once is the longest thing the list does, and holds up whoever scrolls. */
const framesAScreen = 5

/** The rows to draw at these places. What one frame should not do is left to the next. */
export function usePacedRows<Row extends ListRow>(
  places: readonly number[],
  chunks: Chunks<Row>,
): Drawn<Row> {
  const [, drawAgain] = useReducer((draws: number) => draws + 1, 0)
  // Kept outside of state on purpose: it says what the elements hold and what this frame has done already.
  const held = useRef({ drawn: new Map() as Drawn<Row>, filled: 0, behind: false })
  const now = held.current
  const left = Math.max(0, Math.ceil(places.length / framesAScreen) - now.filled)
  const { drawn, filled, behind } = paced(now.drawn, places, (place) => rowAt(chunks, place), left)
  held.current = { drawn, filled: now.filled + filled, behind }

  const frame = useRef(0)
  useEffect(() => {
    if (held.current.filled === 0 || frame.current !== 0) return
    // The first of the two comes before what was drawn just now is on the screen.
    frame.current = requestAnimationFrame(() => {
      frame.current = requestAnimationFrame(() => {
        frame.current = 0
        held.current.filled = 0
        if (held.current.behind) drawAgain()
      })
    })
  })
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
      held.current.filled = 0
    },
    [],
  )
  return drawn
}
