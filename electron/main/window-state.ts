// Size, place and zoom of the window, kept between runs.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const stateSchema = z.object({
  width: z.int().min(1024).max(10_000),
  height: z.int().min(700).max(10_000),
  x: z.int().exactOptional(),
  y: z.int().exactOptional(),
  maximised: z.boolean(),
  zoomLevel: z.number().min(-3).max(5),
})
export type WindowState = z.infer<typeof stateSchema>

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

const initial: WindowState = { width: 1280, height: 800, maximised: false, zoomLevel: 0 }

/** Reads the kept state; a missing or damaged file gives the first-run state. */
export function readWindowState(file: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return initial
  }
}

/** Writes the state, whole or not at all. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Drops a place that no screen shows any more: the second screen may have been unplugged. */
export function placedOn(state: WindowState, screens: readonly Area[]): WindowState {
  const { x, y } = state
  if (x === undefined || y === undefined) return state
  const reachable = 100
  const isShown = screens.some(
    (screen) =>
      x + state.width > screen.x + reachable &&
      x < screen.x + screen.width - reachable &&
      y >= screen.y &&
      y < screen.y + screen.height - reachable,
  )
  if (isShown) return state
  const { x: _x, y: _y, ...rest } = state
  return rest
}
