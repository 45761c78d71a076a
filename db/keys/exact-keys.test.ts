import { expect, test } from 'vitest'
import { exactKeys } from './exact-keys.ts'

const prefixes = (text: string, kind: string) =>
  exactKeys(text).flatMap((key) => (key.kind === kind ? [key.prefix] : []))

test.each([
  ['IT10011580015', 'vatNumber', '10011580015'],
  ['it 100 115 800 15', 'vatNumber', '10011580015'],
  ['(011) 2143329', 'phone', '+390112143329'],
  ['+39 (0)11 2143329', 'phone', '+390112143329'],
  ['(+39) 320 1432632', 'phone', '+393201432632'],
  ['393201432632', 'phone', '+393201432632'],
  ['tel:+393201432632', 'phone', '+393201432632'],
  ['320\u20131432632', 'phone', '+393201432632'],
])('%s, as people paste it, is a %s', (text, kind, prefix) => {
  expect(prefixes(text, kind)).toContain(prefix)
})

test('a surname is no key', () => {
  expect(exactKeys('Italiano')).toEqual([])
})
