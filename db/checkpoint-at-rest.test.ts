import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CheckpointAtRest, waitingPages } from './checkpoint-at-rest.ts'
import { openTestMirror, type TestMirror } from './testing.ts'
import { WriteGate } from './write.ts'

let mirror: TestMirror
let gate: WriteGate
let failed: unknown[]
let rest: CheckpointAtRest

beforeEach(() => {
  vi.useFakeTimers()
  mirror = openTestMirror()
  mirror.db.exec('CREATE TABLE heap (text TEXT NOT NULL)')
  failed = []
  rest = new CheckpointAtRest(mirror.db, (error) => failed.push(error))
  gate = new WriteGate(
    mirror.db,
    () => {},
    () => rest.note(),
  )
})
afterEach(() => {
  vi.useRealTimers()
  mirror.dispose()
})

function write(pages: number): void {
  gate.run((tx) => {
    const insert = tx.prepare('INSERT INTO heap (text) VALUES (?)')
    for (let page = 0; page < pages; page++) insert.run('x'.repeat(4000))
  })
}

test('a commit leaves its pages in the log; at rest they are brought into the file', () => {
  write(1500)
  expect(waitingPages(mirror.db)).toBeGreaterThan(1500)
  vi.advanceTimersByTime(200)
  write(1)
  vi.advanceTimersByTime(200)
  expect(waitingPages(mirror.db)).toBeGreaterThan(1500)
  vi.advanceTimersByTime(100)
  expect(waitingPages(mirror.db)).toBe(0)
})

test('a few pages wait for more', () => {
  write(300)
  vi.advanceTimersByTime(1000)
  expect(waitingPages(mirror.db)).toBeGreaterThanOrEqual(300)
})

test('what cannot be brought in is told and stays', () => {
  write(1500)
  vi.spyOn(mirror.db, 'pragma').mockImplementation(() => {
    throw new Error('disk I/O error')
  })
  vi.advanceTimersByTime(1000)
  vi.mocked(mirror.db.pragma).mockRestore()
  expect(failed).toEqual([new Error('disk I/O error')])
  expect(waitingPages(mirror.db)).toBeGreaterThan(1500)
})

test('a mirror that was closed meanwhile is left alone', () => {
  write(1500)
  mirror.db.close()
  vi.advanceTimersByTime(1000)
  expect(failed).toEqual([])
})

test('a log that grows without rest is brought in at a commit', () => {
  for (let written = 0; written <= 33_000; written += 3000) write(3000)
  expect(waitingPages(mirror.db)).toBeLessThan(33_000)
})
