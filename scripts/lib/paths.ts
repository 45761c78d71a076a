// Where the project's scripts find its parts.
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The project's folder. */
export const root = dirname(dirname(import.meta.dirname))

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return join(root, ...parts)
}

/** Node 24, which runs core and head office; scripts run on it themselves. */
export const node24 = process.execPath

/**
 * The folder of everything the program writes: the one that was named, else the system's own place for application
 * data, which is where Electron would put it too.
 */
export function dataDir(): string {
  if (process.env.SCRIVANIA_DATA_DIR) return resolve(process.env.SCRIVANIA_DATA_DIR)
  const base = {
    win32: process.env.APPDATA || join(homedir(), 'AppData', 'Roaming'),
    darwin: join(homedir(), 'Library', 'Application Support'),
    linux: process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
  }[process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux']
  return join(base, 'scrivania-agente')
}
