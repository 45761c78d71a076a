import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from './log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrivania-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** No file of this process may grow beyond it: every write behind it fails, as on a full disk. */
const limit = (bytes: number | 'unlimited') =>
  execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${bytes}:unlimited`])

function lines(): { msg: string; refused?: number }[] {
  const logs = join(folder, 'logs')
  return readdirSync(logs).flatMap((name) =>
    readFileSync(join(logs, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  )
}

async function untilLast(message: string): Promise<void> {
  await expect.poll(() => lines().at(-1)?.msg, { timeout: 5000 }).toBe(message)
}

test('fault 41: a full disk ends nothing; lines that wait are written when there is room, and it is said', async () => {
  const log = await openLog(folder)
  log.info('before')
  await untilLast('before')
  limit(16)
  try {
    for (let at = 0; at < 3; at++) {
      log.info('meanwhile')
      await sleep(50)
    }
  } finally {
    limit('unlimited')
  }
  expect(lines().map(({ msg }) => msg)).toEqual(['before'])
  log.info('after')
  await untilLast('the disk took no lines for a while')
  expect(lines().map(({ msg }) => msg)).toEqual([
    'before',
    'meanwhile',
    'meanwhile',
    'meanwhile',
    'after',
    'the disk took no lines for a while',
  ])
  expect(lines().at(-1)?.refused).toBeGreaterThan(0)
})
