import { z } from 'zod'

/** True for 11 digits whose last is the check digit: partita IVA, and fiscal code of a legal person. */
export function hasElevenDigitCheck(text: string): boolean {
  return (
    /^\d{11}$/.test(text) &&
    text !== '00000000000' &&
    elevenDigitCheck(text.slice(0, 10)) === Number(text[10])
  )
}

/** Check digit of the first ten digits (Luhn). Throws RangeError when they are not ten digits. */
export function elevenDigitCheck(ten: string): number {
  if (!/^\d{10}$/.test(ten)) throw new RangeError(`Not ten digits: ${ten}`)
  let sum = 0
  for (let at = 0; at < 10; at++) {
    const digit = ten.charCodeAt(at) - 48
    const value = at % 2 === 1 ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
  }
  return (10 - (sum % 10)) % 10
}

/**
 * True for a partita IVA in stored form (11 digits): check digit, and digits 8 to 10 an office that issues them
 * (001-100, 120, 121, 888, 999).
 */
export function isVatNumber(text: string): boolean {
  if (!hasElevenDigitCheck(text)) return false
  const office = Number(text.slice(7, 10))
  return (
    (office >= 1 && office <= 100) || office === 120 || office === 121 || office === 888 || office === 999
  )
}

/** The stored form of a typed partita IVA: without spaces, dots and the prefix IT. Not checked. */
export function normalVatNumber(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s.\-/]/g, '')
    .replace(/^IT/, '')
}

/** A partita IVA in stored form. */
export const vatNumber = z.string().refine(isVatNumber, { error: 'vatNumber' })
