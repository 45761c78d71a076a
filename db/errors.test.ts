import { expect, test } from 'vitest'
import { asMirrorError, isUnreadable, mayPass } from './errors.ts'

const errorOf = (code: string) => Object.assign(new Error(code), { code })

test.each([
  ['SQLITE_CORRUPT_INDEX', { unreadable: true, passes: false }],
  ['SQLITE_NOTADB', { unreadable: true, passes: false }],
  ['SQLITE_IOERR_READ', { unreadable: true, passes: true }],
  ['SQLITE_CANTOPEN', { unreadable: false, passes: true }],
  ['SQLITE_BUSY_SNAPSHOT', { unreadable: false, passes: true }],
  ['SQLITE_FULL', { unreadable: false, passes: true }],
  ['SQLITE_ERROR', { unreadable: false, passes: false }],
])('fault 42: %s, as it comes and in the terms of the mirror', (code, { unreadable, passes }) => {
  expect(isUnreadable(errorOf(code))).toBe(unreadable)
  expect([mayPass(errorOf(code)), mayPass(asMirrorError(errorOf(code)))]).toEqual([passes, passes])
})

test.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT', 'EFBIG'])(
  'fault 41: %s is told as a full disk',
  (code) => {
    expect(asMirrorError(errorOf(code))).toMatchObject({ fault: 'disk-full' })
  },
)
