import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placedOn, readWindowState, writeWindowState } from './window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const state = { width: 1200, height: 800, x: 100, y: 50, maximised: false, zoomLevel: 1 }

test('what was written is read again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'window-state-'))
  const file = join(folder, 'deep', 'window.json')
  writeWindowState(file, state)
  expect(readWindowState(file)).toEqual(state)
  rmSync(folder, { recursive: true })
})

test.each(['', 'null', '{', '{"width":1,"height":1,"maximised":false,"zoomLevel":0}', '{"width":"wide"}'])(
  'a damaged file (%s) gives the first-run state',
  (text) => {
    const folder = mkdtempSync(join(tmpdir(), 'window-state-'))
    writeFileSync(join(folder, 'window.json'), text)
    expect(readWindowState(join(folder, 'window.json'))).toMatchObject({ width: 1280, height: 800 })
    rmSync(folder, { recursive: true })
  },
)

test('a place on a screen that is there is kept', () => {
  expect(placedOn(state, [screen])).toEqual(state)
  expect(placedOn({ ...state, x: -1500 }, [screen, { ...screen, x: -1920 }])).toMatchObject({ x: -1500 })
})

test('a place on a screen that has gone is dropped, the size is kept', () => {
  const placed = placedOn({ ...state, x: 2500 }, [screen])
  expect(placed).toEqual({ width: 1200, height: 800, maximised: false, zoomLevel: 1 })
})

test.each([
  ['the first window on a small screen fills it', { width: 1280, height: 800 }, { width: 1024, height: 728 }],
  [
    'one that lay elsewhere moves to its edge',
    { width: 1280, height: 800, x: 60, y: 20 },
    { width: 1024, height: 728, x: 0, y: 0 },
  ],
  [
    'one that fits stays where it is',
    { width: 1024, height: 700, x: -30, y: 20 },
    { width: 1024, height: 700, x: -30, y: 20 },
  ],
  [
    'nothing is smaller than the desk needs',
    { width: 1280, height: 800 },
    { width: 1024, height: 700 },
    { width: 800, height: 600 },
  ],
])('%s', (_what, kept, placed, area = { width: 1024, height: 728 }) => {
  const more = { maximised: false, zoomLevel: 0 }
  expect(placedOn({ ...kept, ...more }, [{ x: 0, y: 0, ...area }, screen])).toEqual({ ...placed, ...more })
})
