import { expect, it } from 'vitest'
import { movedTo } from './use-anchor.ts'

const rows = (...ids: string[]) => new Map([[0, ids.map((id) => ({ id }))]])

it('finds where a row went when others came above it', () => {
  expect(movedTo(rows('abate', 'actis', 'cerutti'), 'cerutti', 1)).toBe(2)
  expect(movedTo(rows('cerutti', 'gallo'), 'cerutti', 1)).toBe(0)
})

it('leaves the list alone when the row stands, is gone, or nothing has come', () => {
  expect(movedTo(rows('abate', 'cerutti'), 'cerutti', 1)).toBeNull()
  expect(movedTo(rows('abate', 'gallo'), 'cerutti', 1)).toBeNull()
  expect(movedTo(new Map(), 'cerutti', 1)).toBeNull()
})
