import { expect, test } from 'vitest'
import { matchesKeys } from './keyboard.ts'

const event = (key: string, held: Partial<Parameters<typeof matchesKeys>[1]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('a plain key fires alone', () => {
  expect(matchesKeys('j', event('j'))).toBe(true)
  expect(matchesKeys('j', event('J', { shiftKey: true }))).toBe(false)
  expect(matchesKeys('j', event('j', { ctrlKey: true }))).toBe(false)
  expect(matchesKeys('Space', event(' '))).toBe(true)
  expect(matchesKeys('ArrowDown', event('ArrowDown'))).toBe(true)
})

test('combinations', () => {
  expect(matchesKeys('mod+k', event('k', { ctrlKey: true }))).toBe(true)
  expect(matchesKeys('mod+k', event('k', { metaKey: true }))).toBe(true)
  expect(matchesKeys('mod+k', event('k'))).toBe(false)
  expect(matchesKeys('shift+j', event('J', { shiftKey: true }))).toBe(true)
  expect(matchesKeys('alt+ArrowLeft', event('ArrowLeft', { altKey: true }))).toBe(true)
})

test('a sign is told by what it prints, whichever keys make it', () => {
  expect(matchesKeys('?', event('?', { shiftKey: true }))).toBe(true)
  expect(matchesKeys('/', event('/', { shiftKey: true }))).toBe(true)
  expect(matchesKeys('/', event('/'))).toBe(true)
  expect(matchesKeys('+', event('+'))).toBe(true)
  expect(matchesKeys('mod++', event('+', { ctrlKey: true }))).toBe(true)
})
