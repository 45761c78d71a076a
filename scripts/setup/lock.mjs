// One set-up at a time in a clone: `npm start` and `npm test` may be typed in two terminals at once.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, root } from './paths.mjs'

/** @param {string} file */
function holderIsAlive(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // Just made and not yet written counts as alive, for as long as writing may take.
    if (!pid) return Date.now() - statSync(file).mtimeMs < 10_000
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Runs work while no other process sets up this clone.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  const folder = join(cacheFolder(), 'locks')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, createHash('sha256').update(root).digest('hex').slice(0, 16))
  for (let waited = 0; ; waited++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (!holderIsAlive(file)) {
        rmSync(file, { force: true })
        continue
      }
      if (waited === 0) console.log('set-up: waiting for another set-up of this folder …')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
