// The larger metadata, because the smaller ones cannot tell a mobile from a landline.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'

/** A telephone number that exists in its country's plan. */
export type Phone = {
  /** Stored form: '+393471234567'. */
  readonly e164: string
  /** MOBILE can take an SMS; OTHER are toll-free, premium, satellite. */
  readonly kind: 'MOBILE' | 'LANDLINE' | 'OTHER'
  /** As people write it: Italian numbers without the country, others with it. */
  readonly display: string
}

/**
 * Reads a typed number; without a country prefix it is Italian. Null when it is no possible number. An Italian
 * landline keeps its leading zero, abroad too.
 */
export function parsePhone(text: string): Phone | null {
  // A number is short: a pasted page is refused before anything looks into it.
  if (text.length > 40) return null
  const number = parsePhoneNumberFromString(text, 'IT')
  if (number === undefined || !number.isValid()) return null
  const type = number.getType()
  return {
    e164: number.number,
    kind: type === 'MOBILE' ? 'MOBILE' : type === 'FIXED_LINE' ? 'LANDLINE' : 'OTHER',
    // The Vatican has Italian numbers: the prefix decides, not the country.
    display: number.countryCallingCode === '39' ? number.formatNational() : number.formatInternational(),
  }
}

/** The way to write a stored number; what cannot be read stays as it is. */
export function displayPhone(e164: string): string {
  return parsePhone(e164)?.display ?? e164
}

/** A telephone number in stored form. */
export const phoneNumber = z.string().refine((text) => parsePhone(text)?.e164 === text, { error: 'phone' })
