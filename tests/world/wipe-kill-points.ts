// Loaded before core: kills the process before the n-th act of a wipe on the disk, the way a power cut would. SCRIVANIA_KILL_AT is n.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

let left = Number(process.env.SCRIVANIA_KILL_AT ?? '0')
let begun = false

function at(path: unknown): void {
  const text = String(path)
  if (text.includes('/wipes/')) begun = true
  if (begun && /\/(wipes|mirrors)\//.test(text) && --left === 0) process.kill(process.pid, 'SIGKILL')
}

type Act = (path: unknown, ...rest: unknown[]) => unknown
const acts = fs as unknown as Record<'writeFileSync' | 'renameSync' | 'unlinkSync' | 'rmdirSync', Act>
for (const name of ['writeFileSync', 'renameSync', 'unlinkSync', 'rmdirSync'] as const) {
  const original = acts[name]
  acts[name] = (path, ...rest) => {
    at(path)
    return original(path, ...rest)
  }
}
syncBuiltinESMExports()
