import { z } from 'zod'

/** An Italian postcode (CAP): five digits, kept as text because of the leading zero. */
export const postcode = z.string().regex(/^\d{5}$/)

/** The sign that stands for the province of an address abroad (estero). */
export const ABROAD = 'EE'

/** A postcode of any country, in capitals: "6900", "75008", "SW1A 1AA". */
export const anyPostcode = z.string().regex(/^[0-9A-Z][0-9A-Z -]{1,9}$/)

/** An e-mail address in stored form: see normalEmail. At most 254 characters. */
export const email = z.email().max(254)

/** The stored form of a typed address: trimmed, in lower case. Not checked. */
export function normalEmail(text: string): string {
  return text.trim().toLowerCase()
}
