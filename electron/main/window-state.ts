// Size, place and zoom of the window, kept between runs.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** Below it the desk does not fit (interface.md: 1024 px). */
export const leastSize = { width: 1024, height: 700 }

const stateSchema = z.object({
  width: z.int().min(leastSize.width).max(10_000),
  height: z.int().min(leastSize.height).max(10_000),
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

/**
 * Drops a place that no screen shows any more (the second screen may have been unplugged), and makes the window no larger than the
 * screen it opens on. `screens` are their work areas, the main one first.
 */
export function placedOn(state: WindowState, screens: readonly Area[]): WindowState {
  const { x, y, ...rest } = state
  const shown =
    x === undefined || y === undefined ? undefined : screens.find((one) => shows(one, state, x, y))
  const area = shown ?? screens[0]
  if (!area) return rest
  const width = Math.max(leastSize.width, Math.min(rest.width, area.width))
  const height = Math.max(leastSize.height, Math.min(rest.height, area.height))
  const fitted = { ...rest, width, height }
  if (!shown || x === undefined || y === undefined) return fitted
  return {
    ...fitted,
    x: width < rest.width ? area.x : x,
    y: height < rest.height ? area.y : y,
  }
}

/** Whether enough of a window at this place lies on a screen to take hold of it. */
function shows(area: Area, { width }: WindowState, x: number, y: number): boolean {
  const reachable = 100
  return (
    x + width > area.x + reachable &&
    x < area.x + area.width - reachable &&
    y >= area.y &&
    y < area.y + area.height - reachable
  )
}
