import type { Customer } from '../../../../shared/features/customers/model.ts'
import { ABROAD, anyPostcode, email, normalEmail, postcode } from '../../../../shared/lib/address.ts'
import type { IsoDay } from '../../../../shared/lib/dates.ts'
import { isIban, normalIban } from '../../../../shared/lib/iban.ts'
import { provinceOf } from '../../../../shared/lib/municipalities.ts'
import { parsePhone } from '../../../../shared/lib/phone.ts'
import { foldText } from '../../../../shared/lib/text.ts'
import { isVatNumber, normalVatNumber } from '../../../../shared/lib/vat-number.ts'
import { readDay } from '../../../lib/day-text.ts'
import type { Translate } from '../../../lib/i18n.ts'
import type { CustomerKey, FieldSpec, Texts } from './fields.ts'
import { checkFiscalCode } from './fiscal-code-check.ts'
import { placeNamed, placeOfCode } from './places.ts'

/** What a text makes of its field. `unfinished`: more typing may mend it, so that it is told when the field is left. */
export type Check =
  | { readonly value: string | null }
  | { readonly problem: string; readonly unfinished: boolean }

/** What a check may know beside the text. */
export interface CheckContext {
  readonly kind: Customer['kind']
  readonly texts: Texts
  readonly today: IsoDay
  readonly t: Translate
  /** The birth place that stands in the row: the code that stands there is that one's. */
  readonly bornIn?: string | null
}

const ibanLength = 27
const vatLength = 11

/** Reads the text of one key: the value to store, or what is wrong with it in words. */
export function checkKey(key: CustomerKey, context: CheckContext): Check {
  const { t, texts } = context
  const text = (texts[key] ?? '').trim()
  if (text === '')
    return key === 'lastName' || (key === 'firstName' && context.kind === 'PF') ? missing(t) : { value: null }
  switch (key) {
    case 'birthDate':
    case 'optOutSince':
      return checkDay(text, context)
    case 'fiscalCode':
      return checkFiscalCode(text, t)
    case 'vatNumber': {
      const number = normalVatNumber(text)
      if (isVatNumber(number)) return { value: number }
      const digits = { done: number.length, all: vatLength }
      return number.length < vatLength
        ? { problem: t('customers.problem.vatShort', digits), unfinished: true }
        : { problem: t('customers.problem.vat'), unfinished: false }
    }
    case 'iban': {
      const iban = normalIban(text)
      return isIban(iban)
        ? { value: iban }
        : { problem: t('customers.problem.iban'), unfinished: iban.length < ibanLength }
    }
    case 'mobile':
    case 'phone': {
      const phone = parsePhone(text)
      return phone ? { value: phone.e164 } : { problem: t('customers.problem.phone'), unfinished: true }
    }
    case 'email':
    case 'pec': {
      const address = normalEmail(text)
      return email.safeParse(address).success
        ? { value: address }
        : { problem: t('customers.problem.email'), unfinished: true }
    }
    case 'postcode':
      if (isAbroad(texts)) {
        const code = text.toUpperCase()
        return anyPostcode.safeParse(code).success
          ? { value: code }
          : { problem: t('customers.problem.postcodeAbroad'), unfinished: true }
      }
      return postcode.safeParse(text).success
        ? { value: text }
        : { problem: t('customers.problem.postcode'), unfinished: text.length < 5 && /^\d*$/.test(text) }
    case 'province': {
      const sign = text.toUpperCase()
      return provinceOf(sign) || sign === ABROAD
        ? { value: sign }
        : { problem: t('customers.problem.province'), unfinished: text.length < 2 }
    }
    case 'municipality':
      return { value: placeNamed(text)?.name ?? text }
    case 'birthPlace':
      return { value: placeNamed(text)?.name ?? text }
    case 'birthPlaceCode':
      return { value: birthPlaceCode(context) }
    default:
      return { value: text }
  }
}

/** Every value of a field, or what is wrong, by key. */
export function checkField(
  field: FieldSpec,
  context: CheckContext,
):
  | { readonly values: Readonly<Partial<Record<CustomerKey, string | null>>> }
  | { readonly problems: ReadonlyMap<CustomerKey, string> } {
  const values: Partial<Record<CustomerKey, string | null>> = {}
  const problems = new Map<CustomerKey, string>()
  for (const key of field.keys) {
    const check = checkKey(key, context)
    if ('problem' in check) problems.set(key, check.problem)
    else values[key] = check.value
  }
  return problems.size > 0 ? { problems } : { values }
}

function isAbroad({ province = '' }: Texts): boolean {
  return province.trim().toUpperCase() === ABROAD
}

function missing(t: Translate): Check {
  return { problem: t('problem.required'), unfinished: true }
}

function checkDay(text: string, { today, t }: CheckContext): Check {
  const day = readDay(text, today)
  if (day === null) return { problem: t('form.dayProblem'), unfinished: text.length < 10 }
  if (day > today) return { problem: t('customers.problem.future'), unfinished: false }
  return { value: day }
}

/** The code follows the name. A place that the table does not know keeps the code it came with, if it is the same place. */
function birthPlaceCode({ texts, bornIn }: CheckContext): string | null {
  const name = (texts.birthPlace ?? '').trim()
  if (name === '') return null
  const known = placeNamed(name)
  if (known) return known.code
  const code = texts.birthPlaceCode ?? null
  if (code === null || code === '' || placeOfCode(code) !== null) return null
  return foldText(name) === foldText(bornIn ?? '') ? code : null
}
