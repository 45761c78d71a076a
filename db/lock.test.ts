import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { lockMirror } from './lock.ts'

it('fault 45: a second process is refused while the first lives, and let in at once after its kill -9', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-lock-'))
  const path = join(folder, 'mirror.lock')
  const script = join(folder, 'hold.ts')
  const lockModule = fileURLToPath(new URL('./lock.ts', import.meta.url))
  writeFileSync(
    script,
    `const { lockMirror } = await import(${JSON.stringify(lockModule)}); lockMirror(${JSON.stringify(path)}); process.send('held'); setInterval(() => {}, 1000)`,
  )
  const holder = fork(script, { execArgv: [] })
  await new Promise((resolve) => holder.once('message', resolve))
  expect(() => lockMirror(path)).toThrow('in-use')
  holder.kill('SIGKILL')
  await new Promise((resolve) => holder.once('exit', resolve))
  lockMirror(path).release()
  rmSync(folder, { recursive: true })
})

it('a lock file of other bytes holds nobody out, unless somebody holds it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-lock-'))
  const path = join(folder, 'mirror.lock')
  writeFileSync(path, 'x'.repeat(4096))
  const lock = lockMirror(path)
  expect(() => lockMirror(path)).toThrow('in-use')
  // What stands in it is not looked at while somebody holds it.
  writeFileSync(path, 'y'.repeat(4096))
  expect(() => lockMirror(path)).toThrow('in-use')
  lock.release()
  lockMirror(path).release()
  rmSync(folder, { recursive: true })
})
