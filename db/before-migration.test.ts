import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dropBefore, keepBefore } from './before-migration.ts'
import { openConnection } from './open.ts'
import { openTestMirror, type TestMirror } from './testing.ts'

let mirror: TestMirror
let kept: string
beforeEach(() => {
  mirror = openTestMirror()
  kept = `${mirror.path}-before`
  mirror.db.exec("INSERT INTO meta (key, value) VALUES ('user', 'Quagliotti')")
})
afterEach(() => mirror.dispose())

function userIn(path: string): unknown {
  const db = openConnection(path, mirror.key, 'read')
  try {
    return db.prepare("SELECT value FROM meta WHERE key = 'user'").pluck().get()
  } finally {
    db.close()
  }
}

describe('fault 6: what was before a change of the schema', () => {
  it('is whole, under the same key, and nothing of it can be read without', () => {
    keepBefore(mirror.db, mirror.path)
    expect(userIn(kept)).toBe('Quagliotti')
    expect(readFileSync(kept).includes('Quagliotti')).toBe(false)
    expect(readFileSync(kept).subarray(0, 6).toString('latin1')).not.toBe('SQLite')
  })

  it('is what the last working program left, however often the change is cut short', () => {
    keepBefore(mirror.db, mirror.path)
    mirror.db.exec("UPDATE meta SET value = 'half changed' WHERE key = 'user'")
    keepBefore(mirror.db, mirror.path)
    expect(userIn(kept)).toBe('Quagliotti')
  })

  it('is made anew where a kill left half of it', () => {
    writeFileSync(`${kept}.part`, 'half')
    writeFileSync(`${kept}.part-journal`, 'half')
    keepBefore(mirror.db, mirror.path)
    expect(userIn(kept)).toBe('Quagliotti')
    expect([existsSync(`${kept}.part`), existsSync(`${kept}.part-journal`)]).toEqual([false, false])
  })

  it('goes without a trace', () => {
    keepBefore(mirror.db, mirror.path)
    for (const ending of ['.part', '.part-journal']) writeFileSync(`${kept}${ending}`, 'half')
    dropBefore(mirror.path)
    dropBefore(mirror.path)
    const left = ['', '.part', '.part-journal'].filter((ending) => existsSync(`${kept}${ending}`))
    expect(left).toEqual([])
  })
})
