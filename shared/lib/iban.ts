import { electronicFormatIBAN, friendlyFormatIBAN, isValidIBAN } from 'ibantools'
import { z } from 'zod'
import { checkLetter } from './alphanumeric-check.ts'

/** The parts of an Italian account: bank and branch five digits each, account twelve letters or digits. */
export type ItalianAccount = { readonly abi: string; readonly cab: string; readonly account: string }

/** The stored form of a typed IBAN: capitals, no spaces or dashes. Not checked. */
export function normalIban(text: string): string {
  return electronicFormatIBAN(text) ?? ''
}

/** The printed form of an IBAN: groups of four. */
export function displayIban(iban: string): string {
  return friendlyFormatIBAN(iban) ?? iban
}

/**
 * True for an IBAN of any country in stored form. For Italy and San Marino it also checks the CIN, the letter that
 * guards bank, branch and account: a number with the right two digits can still have the wrong CIN.
 */
export function isIban(iban: string): boolean {
  if (!isValidIBAN(iban)) return false
  const italian = /^(?:IT|SM)\d{2}([A-Z])(\d{10}[0-9A-Z]{12})$/.exec(iban)
  if (italian === null) return !/^(?:IT|SM)/.test(iban)
  const [, cin, rest] = italian
  return rest !== undefined && checkLetter(rest) === cin
}

/** Bank, branch and account of a valid Italian IBAN in stored form; null for any other text. */
export function parseItalianIban(iban: string): ItalianAccount | null {
  if (!iban.startsWith('IT') || !isIban(iban)) return null
  return { abi: iban.slice(5, 10), cab: iban.slice(10, 15), account: iban.slice(15) }
}

/** The IBAN of an Italian account, with CIN and check digits. Throws RangeError when a part has the wrong shape. */
export function composeItalianIban({ abi, cab, account }: ItalianAccount): string {
  const rest = abi + cab + account
  if (!(/^\d{5}$/.test(abi) && /^\d{5}$/.test(cab) && /^[0-9A-Z]{12}$/.test(account)))
    throw new RangeError(`Not an Italian account: ${rest}`)
  const bban = checkLetter(rest) + rest
  return `IT${String(98 - remainder97(`${bban}IT00`)).padStart(2, '0')}${bban}`
}

/** An IBAN in stored form. */
export const iban = z.string().refine(isIban, { error: 'iban' })

/** ISO 7064 mod 97-10, letters counting as 10 to 35. */
function remainder97(text: string): number {
  let rest = 0
  for (const char of text) {
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest
}
