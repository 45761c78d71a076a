import { z } from 'zod'
import { checkLetter } from './alphanumeric-check.ts'
import { daysInMonth, type IsoDay } from './dates.ts'
import { foldText } from './text.ts'
import { hasElevenDigitCheck } from './vat-number.ts'

export type Sex = 'M' | 'F'

/** The data a person's fiscal code is made of. */
export type FiscalPerson = {
  readonly name: string
  readonly surname: string
  readonly birthDate: IsoDay
  readonly sex: Sex
  /** Belfiore code of the municipality or foreign country of birth, such as L219 or Z100. */
  readonly placeCode: string
}

const months = 'ABCDEHLMPRST'
const omocodeLetters = 'LMNPQRSTUV'
/** Places of the seven digits that omocodia may turn into letters, from the last to the first. */
const digitPlaces = [14, 13, 12, 10, 9, 7, 6] as const
const shape = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/

/** The fiscal code of a person. Throws RangeError on a place code that is not a letter and three digits. */
export function computeFiscalCode(person: FiscalPerson): string {
  if (!/^[A-Z]\d{3}$/.test(person.placeCode)) throw new RangeError(`Not a place code: ${person.placeCode}`)
  const body =
    surnamePart(person.surname) +
    namePart(person.name) +
    datePart(person.birthDate, person.sex) +
    person.placeCode
  return body + checkLetter(body)
}

/** What a person's fiscal code says. Letters of names cannot be read back. */
export type ParsedFiscalCode = {
  readonly birthDate: IsoDay
  readonly sex: Sex
  readonly placeCode: string
  /** True when digits were replaced by letters because two people shared the code. */
  readonly omocode: boolean
}

/**
 * Reads a person's fiscal code in stored form; null when shape, date or check letter are wrong. The code has two digits
 * of the year: of the two centuries the later one is taken that is not after `today`.
 */
export function parseFiscalCode(code: string, today: IsoDay): ParsedFiscalCode | null {
  if (!shape.test(code) || checkLetter(code.slice(0, 15)) !== code[15]) return null
  const plain = withoutOmocode(code)
  const month = months.indexOf(plain.charAt(8)) + 1
  const dayField = Number(plain.slice(9, 11))
  const sex: Sex = dayField > 40 ? 'F' : 'M'
  const date = sex === 'F' ? dayField - 40 : dayField
  const birthDate = birthDay(Number(plain.slice(6, 8)), month, date, today)
  if (birthDate === null) return null
  const omocode = plain.slice(0, 15) !== code.slice(0, 15)
  return { birthDate, sex, placeCode: plain.slice(11, 15), omocode }
}

/** True for a person's fiscal code in stored form: 16 capitals and digits with a possible date and its check letter. */
export function isPersonFiscalCode(code: string): boolean {
  return parseFiscalCode(code, '2099-12-31') !== null
}

/** True for the fiscal code of a legal person: 11 digits with check digit. */
export function isLegalPersonFiscalCode(code: string): boolean {
  return hasElevenDigitCheck(code)
}

/** The stored form of a typed code: capitals, no spaces. Not checked. */
export function normalFiscalCode(text: string): string {
  return text.toUpperCase().replace(/[\s.-]/g, '')
}

/** A fiscal code in stored form, of a person (16) or of a legal person (11). */
export const fiscalCode = z
  .string()
  .refine((code) => isPersonFiscalCode(code) || isLegalPersonFiscalCode(code), { error: 'fiscalCode' })

/** The parts of a fiscal code that can disagree with the person. */
export type FiscalCodePart = 'shape' | 'check' | 'surname' | 'name' | 'birthDate' | 'sex' | 'place'

/** One disagreement: what the person's data give and what the code says, in the letters of the code. */
export type FiscalCodeMismatch = {
  readonly part: FiscalCodePart
  readonly expected: string
  readonly found: string
}

/** Person data as far as they are known: what is null or missing is not compared. */
export type KnownPerson = { readonly [Field in keyof FiscalPerson]?: FiscalPerson[Field] | null | undefined }

/**
 * Compares a code in stored form with a person, part by part; an empty list means that nothing disagrees. Omocodia is
 * no disagreement. Birth year is compared in its two digits. A wrong shape stops the comparison.
 */
export function verifyFiscalCode(code: string, person: KnownPerson): FiscalCodeMismatch[] {
  if (!shape.test(code)) return [{ part: 'shape', expected: 'LLLLLLNNLNNLNNNL', found: code }]
  const mismatches: FiscalCodeMismatch[] = []
  const compare = (part: FiscalCodePart, expected: string, found: string): void => {
    if (expected !== found) mismatches.push({ part, expected, found })
  }
  const plain = withoutOmocode(code)
  compare('check', checkLetter(code.slice(0, 15)), code.slice(15))
  if (known(person.surname)) compare('surname', surnamePart(person.surname), plain.slice(0, 3))
  if (known(person.name)) compare('name', namePart(person.name), plain.slice(3, 6))
  const day = Number(plain.slice(9, 11))
  if (known(person.birthDate)) {
    // Sex stands in the same digits as the day and has its own line.
    const found = plain.slice(6, 9) + String(day > 40 ? day - 40 : day).padStart(2, '0')
    compare('birthDate', datePart(person.birthDate, 'M'), found)
  }
  if (known(person.sex)) compare('sex', person.sex, day > 40 ? 'F' : 'M')
  if (known(person.placeCode)) compare('place', person.placeCode, plain.slice(11, 15))
  return mismatches
}

/**
 * All 127 codes that omocodia can make of a plain one, each with its own check letter, in the order in which the
 * tax office gives them out: last digit first. Throws RangeError on a code of another shape.
 */
export function omocodesOf(code: string): string[] {
  if (!shape.test(code)) throw new RangeError(`Not a fiscal code: ${code}`)
  const plain = withoutOmocode(code)
  const codes: string[] = []
  for (let mask = 1; mask < 128; mask++) {
    const chars = [...plain.slice(0, 15)]
    for (const [bit, place] of digitPlaces.entries()) {
      if ((mask & (1 << bit)) !== 0) chars[place] = omocodeLetters.charAt(Number(chars[place]))
    }
    const body = chars.join('')
    codes.push(body + checkLetter(body))
  }
  return codes
}

/** A code with the digits back in place of omocodia letters, and the check letter that belongs to them. */
export function withoutOmocode(code: string): string {
  const chars = [...code.slice(0, 15)]
  for (const place of digitPlaces) {
    const digit = omocodeLetters.indexOf(chars[place] ?? '')
    if (digit >= 0) chars[place] = String(digit)
  }
  const body = chars.join('')
  return body + checkLetter(body)
}

function surnamePart(surname: string): string {
  const { consonants, vowels } = lettersOf(surname)
  return `${consonants}${vowels}XXX`.slice(0, 3)
}

function namePart(name: string): string {
  const { consonants, vowels } = lettersOf(name)
  if (consonants.length >= 4) return consonants.charAt(0) + consonants.slice(2, 4)
  return `${consonants}${vowels}XXX`.slice(0, 3)
}

function datePart(birthDate: IsoDay, sex: Sex): string {
  const month = months.charAt(Number(birthDate.slice(5, 7)) - 1)
  const day = Number(birthDate.slice(8, 10)) + (sex === 'F' ? 40 : 0)
  return birthDate.slice(2, 4) + month + String(day).padStart(2, '0')
}

function lettersOf(text: string): { readonly consonants: string; readonly vowels: string } {
  const letters = foldText(text)
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  return { consonants: letters.replace(/[AEIOU]/g, ''), vowels: letters.replace(/[^AEIOU]/g, '') }
}

function birthDay(yearOfCentury: number, month: number, date: number, today: IsoDay): IsoDay | null {
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  for (const year of [century + yearOfCentury, century - 100 + yearOfCentury]) {
    if (date < 1 || date > daysInMonth(year, month)) continue
    const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    if (day <= today) return day
  }
  return null
}

function known<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
