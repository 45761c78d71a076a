import { useEffect, useReducer, useRef } from 'react'
import { type Drawn, paced } from './pace.ts'
import { type Chunks, rowAt } from './row-chunks.ts'
import type { ListRow } from './use-rows.ts'

/** A third of a screen: filling all of it at once is the longest thing the list does, and holds up whoever scrolls. */
const rowsAFrame = 8

/** The rows to draw at these places. What one frame should not do is left to the next. */
export function usePacedRows<Row extends ListRow>(
  places: readonly number[],
  chunks: Chunks<Row>,
): Drawn<Row> {
  const [, drawAgain] = useReducer((draws: number) => draws + 1, 0)
  // Kept outside of state on purpose: it says what the elements hold and what this frame has done already.
  const held = useRef({ drawn: new Map() as Drawn<Row>, left: rowsAFrame, behind: false })
  const now = held.current
  const { drawn, filled, behind } = paced(now.drawn, places, (place) => rowAt(chunks, place), now.left)
  held.current = { drawn, left: now.left - filled, behind }

  const frame = useRef(0)
  useEffect(() => {
    if (held.current.left === rowsAFrame || frame.current !== 0) return
    // The first of the two comes before what was drawn just now is on the screen.
    frame.current = requestAnimationFrame(() => {
      frame.current = requestAnimationFrame(() => {
        frame.current = 0
        held.current.left = rowsAFrame
        if (held.current.behind) drawAgain()
      })
    })
  })
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
      held.current.left = rowsAFrame
    },
    [],
  )
  return drawn
}
