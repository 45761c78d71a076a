import { expect, test } from 'vitest'
import { displayPhone, parsePhone, phoneNumber } from './phone.ts'

test.each([
  ['347 1234567', '+393471234567', 'MOBILE', '347 123 4567'],
  ['+39 347-123.45.67', '+393471234567', 'MOBILE', '347 123 4567'],
  ['0039 3471234567', '+393471234567', 'MOBILE', '347 123 4567'],
  ['011 5621111', '+390115621111', 'LANDLINE', '011 562 1111'],
  ['(06) 69821', '+390669821', 'LANDLINE', '06 69821'],
  ['800 123456', '+39800123456', 'OTHER', '800 123 456'],
  ['+41 44 668 18 00', '+41446681800', 'LANDLINE', '+41 44 668 18 00'],
])('%s', (text, e164, kind, display) => {
  expect(parsePhone(text)).toEqual({ e164, kind, display })
  expect(displayPhone(e164)).toBe(display)
  expect(phoneNumber.safeParse(e164).success).toBe(true)
})

test.each(['', 'non ha telefono', '12', '0', '347 12', '9'.repeat(10_000), '\u0000'])(
  'no number: %s',
  (text) => {
    expect(parsePhone(text)).toBeNull()
    expect(phoneNumber.safeParse(text).success).toBe(false)
  },
)

test('only the stored form is stored; what cannot be read is shown as it is', () => {
  expect(phoneNumber.safeParse('347 1234567').success).toBe(false)
  expect(displayPhone('int. 12')).toBe('int. 12')
})
