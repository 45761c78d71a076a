import fc from 'fast-check'
import { isValidIBAN } from 'ibantools'
import { expect, test } from 'vitest'
import { composeItalianIban, displayIban, iban, isIban, normalIban, parseItalianIban } from './iban.ts'

const known = 'IT60X0542811101000000123456' // the example of the Italian bank association

test('a known IBAN', () => {
  expect(isIban(known)).toBe(true)
  expect(composeItalianIban({ abi: '05428', cab: '11101', account: '000000123456' })).toBe(known)
  expect(parseItalianIban(known)).toEqual({ abi: '05428', cab: '11101', account: '000000123456' })
  expect(displayIban(known)).toBe('IT60 X054 2811 1010 0000 0123 456')
  expect(normalIban(' it60 x054 2811 1010 0000 0123 456 ')).toBe(known)
})

test('a wrong CIN with right check digits is refused', () => {
  const wrong = 'IT52Y0542811101000000123456'
  expect(wrong.slice(4)).not.toBe(known.slice(4))
  const fixed = Array.from(
    { length: 97 },
    (_, n) => `IT${String(n + 2).padStart(2, '0')}${wrong.slice(4)}`,
  ).find((text) => isValidIBAN(text))
  expect(fixed).toBeDefined()
  expect(isIban(fixed ?? '')).toBe(false)
})

test('other countries and other texts', () => {
  expect(isIban('DE89370400440532013000')).toBe(true)
  expect(isIban('SM86U0322509800000000270100')).toBe(true)
  expect(isIban('IT60X054281110100000012345')).toBe(false)
  expect(isIban('')).toBe(false)
  expect(parseItalianIban('DE89370400440532013000')).toBeNull()
  expect(iban.safeParse(known.toLowerCase()).success).toBe(false)
})

test('property: what is composed is valid and comes back', () => {
  const text = (length: number, chars: string) =>
    fc.array(fc.constantFrom(...chars), { minLength: length, maxLength: length }).map((list) => list.join(''))
  fc.assert(
    fc.property(
      fc.record({
        abi: text(5, '0123456789'),
        cab: text(5, '0123456789'),
        account: text(12, '0123456789ABCXYZ'),
      }),
      (account) => {
        const composed = composeItalianIban(account)
        expect(isValidIBAN(composed)).toBe(true)
        expect(isIban(composed)).toBe(true)
        expect(parseItalianIban(composed)).toEqual(account)
      },
    ),
  )
  expect(() => composeItalianIban({ abi: '1', cab: '11101', account: '000000123456' })).toThrow(RangeError)
})
