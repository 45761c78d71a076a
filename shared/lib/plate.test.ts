import { expect, test } from 'vitest'
import { displayPlate, italianPlate, normalPlate, plateKind } from './plate.ts'

test.each([
  ['GH482WP', 'CAR', 'GH 482 WP'],
  ['XA123BC', 'CAR', 'XA 123 BC'],
  ['AB12345', 'MOTORCYCLE', 'AB 12345'],
  ['TO12345', 'PROVINCIAL', 'TO 12345'],
  ['TO123456', 'PROVINCIAL', 'TO 123456'],
  ['MI1A2345', 'PROVINCIAL', 'MI 1A2345'],
  ['ROMA12345A', 'PROVINCIAL', 'ROMA 12345A'],
  ['PS123456', 'PROVINCIAL', 'PS 123456'],
  ['GI482WP', null, 'GI482WP'],
  ['GH48WP', null, 'GH48WP'],
  ['QQ123456', null, 'QQ123456'],
  ['TO12AB34', null, 'TO12AB34'],
  ['gh482wp', null, 'gh482wp'],
  ['', null, ''],
])('%s is %s', (plate, kind, display) => {
  expect(plateKind(plate)).toBe(kind)
  expect(displayPlate(plate)).toBe(display)
  expect(italianPlate.safeParse(plate).success).toBe(kind !== null)
})

test('typed forms', () => {
  expect(normalPlate(' gh-482 wp')).toBe('GH482WP')
})
