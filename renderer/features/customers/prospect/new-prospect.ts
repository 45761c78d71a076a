import type { Customer } from '../../../../shared/features/customers/model.ts'
import type { IsoDay } from '../../../../shared/lib/dates.ts'
import type { FieldValue } from '../../../../shared/sync/mutations.ts'
import type { Translate } from '../../../lib/i18n.ts'
import { checkKey } from '../edit/checks.ts'
import type { CustomerKey, Texts } from '../edit/fields.ts'

export type ProspectKey = Extract<
  CustomerKey,
  'lastName' | 'firstName' | 'mobile' | 'email' | 'fiscalCode' | 'vatNumber'
>
type Kind = Customer['kind']

const ofPerson = ['lastName', 'firstName', 'mobile', 'email', 'fiscalCode'] as const
const ofFirm = ['lastName', 'vatNumber', 'mobile', 'email'] as const

/** The first word of a surname in two: De Luca, Lo Russo. */
const particle = /^(?:d[aeio]|dei|degli|del|della|delle|dello|dal|dalla|l[aeio]|san|santa|van|von)$/i

/** The few fields of a new prospect. */
export function prospectKeys(kind: Kind): readonly ProspectKey[] {
  return kind === 'PF' ? ofPerson : ofFirm
}

/** What the form says: the row to make, or what is wrong, by key. */
export interface ReadProspect {
  readonly values: Readonly<Partial<Record<ProspectKey, string>>>
  readonly problems: ReadonlyMap<ProspectKey, { readonly words: string; readonly unfinished: boolean }>
}

export function readProspect(kind: Kind, texts: Texts, today: IsoDay, t: Translate): ReadProspect {
  const values: Partial<Record<ProspectKey, string>> = {}
  const problems = new Map<ProspectKey, { words: string; unfinished: boolean }>()
  for (const key of prospectKeys(kind)) {
    const check = checkKey(key, { kind, texts, today, t })
    if ('problem' in check) problems.set(key, { words: check.problem, unfinished: check.unfinished })
    else if (check.value !== null) values[key] = check.value
  }
  return { values, problems }
}

/** The row of a prospect as it is made. */
export function prospectRow(kind: Kind, { values }: ReadProspect): Readonly<Record<string, FieldValue>> {
  return { kind, ...values }
}

/**
 * What was typed into a search, as the beginning of a new prospect: a code, a number or an address goes where it belongs, anything
 * else is a name, surname first.
 */
export function textsOfSearch(typed: string, today: IsoDay, t: Translate): { kind: Kind; texts: Texts } {
  const text = typed.trim().slice(0, 200)
  const fits = (key: ProspectKey) =>
    'value' in checkKey(key, { kind: 'PF', texts: { [key]: text }, today, t })
  if (text === '') return { kind: 'PF', texts: {} }
  const vatNumber = /^(?:IT)?(\d{11})$/i.exec(text)?.[1]
  if (vatNumber !== undefined && fits('vatNumber')) return { kind: 'PG', texts: { vatNumber } }
  for (const key of ['fiscalCode', 'email', 'mobile'] as const)
    if (fits(key)) return { kind: 'PF', texts: { [key]: text } }
  const words = text.split(/\s+/).map(capitalised)
  if (firm.test(text)) return { kind: 'PG', texts: { lastName: words.join(' ') } }
  const ofName = particle.test(words[0] ?? '') ? 2 : 1
  const lastName = words.slice(0, ofName).join(' ')
  const firstName = words.slice(ofName).join(' ')
  return { kind: 'PF', texts: { lastName, ...(firstName === '' ? {} : { firstName }) } }
}

/** By these words a firm is known: its form of company, or what is never a person. */
const firm =
  /(^|\s)(s\.?\s?r\.?\s?l\.?s?|s\.?\s?p\.?\s?a|s\.?\s?n\.?\s?c|s\.?\s?a\.?\s?s|soc(ietà|\.)? coop\S*|condominio|associazione|fondazione|parrocchia)\.?(?=\s|$)/i

/** What was typed so far, as the other kind has it: a firm has one name. */
export function asKind(kind: Kind, { lastName = '', firstName = '' }: Texts): Texts {
  if (kind === 'PF' || firstName.trim() === '') return {}
  return { lastName: `${lastName} ${firstName}`.trim(), firstName: '' }
}

/** Who types in a hurry types small letters; what has capitals already is left alone. */
function capitalised(word: string): string {
  if (word !== word.toLocaleLowerCase()) return word
  return word.replace(
    /(^|['’-])(\p{L})/gu,
    (_part, before: string, letter: string) => before + letter.toLocaleUpperCase(),
  )
}
