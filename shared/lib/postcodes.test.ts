import { expect, test } from 'vitest'
import { provinces } from './municipalities.ts'
import { otherBeginning } from './postcodes.ts'

test('a postcode begins as those of its province do', () => {
  expect(otherBeginning('10135', 'TO')).toBeNull()
  expect(otherBeginning('00184', 'RM')).toBeNull()
  expect(otherBeginning('20121', 'TO')).toBe('10')
  expect(otherBeginning('10135', 'MI')).toBe('20')
})

test('where a province has several beginnings, or is unknown, nothing is said', () => {
  expect(otherBeginning('07100', 'SU')).toBeNull()
  expect(otherBeginning('10135', 'XX')).toBeNull()
})

test('every province has a beginning', () => {
  for (const { sign } of provinces)
    if (!['SU', 'NU', 'OR', 'CA', 'SS'].includes(sign))
      expect(otherBeginning('xx', sign), sign).toMatch(/^\d\d$/)
})
