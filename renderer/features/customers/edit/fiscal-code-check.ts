import type { Customer } from '../../../../shared/features/customers/model.ts'
import type { IsoDay } from '../../../../shared/lib/dates.ts'
import {
  computeFiscalCode,
  type FiscalCodeMismatch,
  isLegalPersonFiscalCode,
  isPersonFiscalCode,
  normalFiscalCode,
  verifyFiscalCode,
  withoutOmocode,
} from '../../../../shared/lib/fiscal-code.ts'
import type { Translate } from '../../../lib/i18n.ts'
import type { Check } from './checks.ts'
import { placeOfCode } from './places.ts'

const personLength = 16
const firmLength = 11
const months = 'ABCDEHLMPRST'

/** Shape and check letter alone decide; whether the code fits the person is a remark. */
export function checkFiscalCode(text: string, t: Translate): Check {
  const code = normalFiscalCode(text)
  if (isPersonFiscalCode(code) || isLegalPersonFiscalCode(code)) return { value: code }
  const firm = /^\d+$/.test(code)
  const all = firm ? firmLength : personLength
  if (code.length < all)
    return { problem: t('customers.problem.codeShort', { done: code.length, all }), unfinished: true }
  if (firm) return { problem: t('customers.problem.codeFirm'), unfinished: false }
  const check = verifyFiscalCode(code, {}).find(({ part }) => part === 'check')
  return check
    ? { problem: t('customers.problem.codeCheck', { letter: check.expected }), unfinished: false }
    : { problem: t('customers.problem.codeShape'), unfinished: false }
}

/** A person as far as a fiscal code needs it. */
export type CodePerson = Pick<
  Customer,
  'kind' | 'lastName' | 'firstName' | 'sex' | 'birthDate' | 'birthPlaceCode' | 'fiscalCode'
>

/** How a code and the person's data disagree, part by part; and the code that the data give. */
export interface CodeRemark {
  /** What disagrees, in words; empty where there is no code yet. */
  readonly parts: readonly string[]
  /** The code of the data, to be taken with one act; null where they do not suffice. */
  readonly computed: string | null
}

/** Null where code and person agree, or there is nothing to say. */
export function codeRemark(person: CodePerson, today: IsoDay, t: Translate): CodeRemark | null {
  if (person.kind !== 'PF') return null
  const computed = computedCode(person)
  const code = person.fiscalCode
  if (code === null) return computed === null ? null : { parts: [], computed }
  if (!isPersonFiscalCode(code)) return null
  const mismatches = verifyFiscalCode(code, {
    surname: person.lastName,
    name: person.firstName,
    birthDate: person.birthDate,
    sex: person.sex,
    placeCode: person.birthPlaceCode,
  })
  if (mismatches.length === 0) return null
  const parts = mismatches.map((one) => mismatchWords(one, today, t))
  return { parts, computed: computed === withoutOmocode(code) ? null : computed }
}

function computedCode(person: CodePerson): string | null {
  const { lastName, firstName, sex, birthDate, birthPlaceCode } = person
  if (!lastName || !firstName || !sex || !birthDate || !birthPlaceCode) return null
  if (!/^[A-Z]\d{3}$/.test(birthPlaceCode)) return null
  return computeFiscalCode({
    surname: lastName,
    name: firstName,
    birthDate,
    sex,
    placeCode: birthPlaceCode,
  })
}

/** "Cognome: dai dati RSS, nel codice RSI." */
function mismatchWords({ part, expected, found }: FiscalCodeMismatch, today: IsoDay, t: Translate): string {
  const say = (one: string) => partWords(part, one, today, t)
  return t('customers.code.mismatch', {
    part: t(`customers.code.part.${part}`),
    expected: say(expected),
    found: say(found),
  })
}

function partWords(part: FiscalCodeMismatch['part'], letters: string, today: IsoDay, t: Translate): string {
  switch (part) {
    case 'sex':
      return t(letters === 'F' ? 'customers.sex.F' : 'customers.sex.M')
    case 'birthDate': {
      const month = String(months.indexOf(letters.charAt(2)) + 1).padStart(2, '0')
      return `${letters.slice(3, 5)}/${month}/${century(letters.slice(0, 2), today)}${letters.slice(0, 2)}`
    }
    case 'place': {
      const name = placeOfCode(letters)
      return name ? `${name} (${letters})` : letters
    }
    case 'shape':
    case 'check':
    case 'surname':
    case 'name':
      return letters
  }
}

/** The code has two digits of the year: the later century that is not to come. */
function century(year: string, today: IsoDay): string {
  const now = Number(today.slice(0, 2))
  return String(year <= today.slice(2, 4) ? now : now - 1)
}
