import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { expect, test } from 'vitest'
import { elevenDigitCheck, isVatNumber, normalVatNumber, vatNumber } from './vat-number.ts'

test.each([
  ['00743110157', true],
  ['00743110158', false],
  ['00000000000', false],
  ['0074311015', false],
  ['IT00743110157', false],
  ['0074311015７', false],
])('%s: %s', (text, valid) => {
  expect(isVatNumber(text)).toBe(valid)
  expect(vatNumber.safeParse(text).success).toBe(valid)
})

test('property: as stdnum says', () => {
  const digits = (length: number) =>
    fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''))
  fc.assert(
    fc.property(
      digits(7),
      fc.oneof(fc.integer({ min: 0, max: 130 }), fc.nat(999)),
      fc.nat(9),
      (body, office, last) => {
        const ten = body + String(office).padStart(3, '0')
        for (const text of [ten + String(last), ten + String(elevenDigitCheck(ten))]) {
          if (/^0+$/.test(text)) continue
          expect(isVatNumber(text), text).toBe(stdnum.IT?.iva?.validate(text).isValid)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('typed forms', () => {
  expect(normalVatNumber(' it 007 431 101 57')).toBe('00743110157')
  expect(() => elevenDigitCheck('12')).toThrow(RangeError)
})
