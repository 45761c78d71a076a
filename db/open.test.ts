import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MirrorError } from './errors.ts'
import { openConnection } from './open.ts'
import { openTestMirror, type TestMirror } from './testing.ts'

let mirror: TestMirror
beforeEach(() => {
  mirror = openTestMirror()
})
afterEach(() => mirror.dispose())

function faultOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof MirrorError ? error.fault : String(error)
  }
  return 'none'
}

describe('opening a mirror', () => {
  it('sets every pragma on every connection', () => {
    const reader = openConnection(mirror.path, mirror.key, 'read')
    for (const db of [mirror.db, reader]) {
      const pragma = (name: string) => db.pragma(name, { simple: true })
      expect({
        cipher: pragma('cipher'),
        journal: pragma('journal_mode'),
        synchronous: pragma('synchronous'),
        foreignKeys: pragma('foreign_keys'),
        tempStore: pragma('temp_store'),
        secureDelete: pragma('secure_delete'),
        trustedSchema: pragma('trusted_schema'),
        cellSizeCheck: pragma('cell_size_check'),
        walAutocheckpoint: pragma('wal_autocheckpoint'),
      }).toEqual({
        cipher: 'chacha20',
        journal: 'wal',
        synchronous: 2,
        foreignKeys: 1,
        tempStore: 2,
        secureDelete: 1,
        trustedSchema: 0,
        cellSizeCheck: 1,
        walAutocheckpoint: 32_768,
      })
    }
    reader.close()
  })

  it('lets a reader write nothing', () => {
    const reader = openConnection(mirror.path, mirror.key, 'read')
    expect(() => reader.exec("INSERT INTO meta (key, value) VALUES ('a', 'b')")).toThrow(
      /readonly|query_only/,
    )
    reader.close()
  })

  it('keeps the file for its owner alone', () => {
    expect(statSync(mirror.path).mode & 0o777).toBe(0o600)
  })

  it('writes no plain text: neither header, nor schema, nor rows', () => {
    mirror.db.exec("INSERT INTO meta (key, value) VALUES ('canary', 'Zampironi')")
    const bytes = Buffer.concat([readFileSync(mirror.path), readFileSync(`${mirror.path}-wal`)]).toString(
      'latin1',
    )
    for (const word of ['SQLite format', 'customer', 'Zampironi']) expect(bytes).not.toContain(word)
  })

  it('fault 43: another key does not open it, and nothing is written', () => {
    mirror.db.close()
    const before = readFileSync(mirror.path)
    expect(faultOf(() => openConnection(mirror.path, randomBytes(32), 'write'))).toBe('damaged')
    expect(readFileSync(mirror.path).equals(before)).toBe(true)
    mirror.db = openConnection(mirror.path, mirror.key, 'write')
  })

  it.each([0, 40, 4096 + 100])('fault 42: a flipped byte at %i is noticed, never silently read', (at) => {
    mirror.db.pragma('wal_checkpoint(TRUNCATE)')
    mirror.db.close()
    const bytes = readFileSync(mirror.path)
    bytes[at] = (bytes[at] as number) ^ 0xff
    writeFileSync(mirror.path, bytes)
    const fault = faultOf(() => {
      const db = openConnection(mirror.path, mirror.key, 'read')
      try {
        const rows = db.pragma('integrity_check', { simple: true })
        if (rows !== 'ok') throw new MirrorError('damaged')
        for (const { name } of db
          .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
          .all())
          db.prepare(`SELECT count(*) FROM "${name}"`).get()
      } finally {
        db.close()
      }
    })
    expect(fault === 'damaged' || /SQLITE|malformed|not a database/.test(fault)).toBe(true)
    mirror.db = openTestMirror().db
  })
})
