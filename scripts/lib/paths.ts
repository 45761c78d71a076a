// Where the project's scripts find its parts.
import { dirname, join } from 'node:path'

/** The project's folder. */
export const root = dirname(dirname(import.meta.dirname))

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return join(root, ...parts)
}

/** Node 24, which runs core and head office; scripts run on it themselves. */
export const node24 = process.execPath
