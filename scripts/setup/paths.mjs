// Where set-up reads and writes. Everything it keeps between clones lies in the user's cache folder; what belongs
// to this clone lies in node_modules, so that deleting that folder starts from nothing.
import { homedir, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const nodeModules = join(root, 'node_modules')
export const lockFile = join(root, 'package-lock.json')
/** What set-up found out, for the scripts that come after it. */
export const resultFile = join(nodeModules, '.scrivania', 'setup.json')
/** Node 24 as installed by the package `node`; system Node may be older. */
export const node24 = join(nodeModules, 'node', 'bin', platform() === 'win32' ? 'node.exe' : 'node')

/** The cache folder shared by all clones of this user. */
export function cacheFolder() {
  const base =
    process.env.XDG_CACHE_HOME ||
    (platform() === 'win32' && process.env.LOCALAPPDATA) ||
    (platform() === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache'))
  return join(base, 'scrivania-agente')
}
