import { expect, test } from 'vitest'
import { parsePreferences } from './preferences.ts'

const first = { theme: 'system', density: 'dense', language: 'it' }

test('what cannot be read falls back', () => {
  expect(parsePreferences(null)).toEqual(first)
  expect(parsePreferences('{')).toEqual(first)
  expect(parsePreferences('[]')).toEqual(first)
  expect(parsePreferences('null')).toEqual(first)
  expect(parsePreferences('{"theme":"pink","density":7}')).toEqual(first)
})

test('each choice stands by itself', () => {
  expect(parsePreferences('{"theme":"dark","language":"xx"}')).toEqual({ ...first, theme: 'dark' })
})
