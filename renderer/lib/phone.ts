import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A number as people write it at home: the country's prefix only when it is a foreign one. */
export function phoneWords(number: string): string {
  const parsed = parsePhoneNumberFromString(number, 'IT')
  if (!parsed) return number
  return parsed.country === 'IT' ? parsed.formatNational() : parsed.formatInternational()
}
