// The desk's processes, found in /proc: what uses this runs on Linux.
import { readdirSync, readFileSync } from 'node:fs'
import type { Screen } from './screen.ts'

/** Process ids of core: what the shell has started and runs core's script. */
export function corePids({ desk }: Screen): number[] {
  const main = desk.app.process().pid
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return parent === main && /core[/\\]main\.js|node\.mojom\.NodeService/.test(words)
      } catch {
        // It has gone meanwhile.
        return false
      }
    })
}
