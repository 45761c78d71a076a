import type { CustomerTerm } from '../../../shared/features/customers/contract.ts'
import { daysBetween, type IsoDay } from '../../../shared/lib/dates.ts'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

/** A term so near that it is marked, and one near enough to be told in days. */
const nearDays = 7
const soonDays = 30

/** How loud a term is: past due, in grace or near, within a month, later, or nothing. */
export type TermTone = 'late' | 'today' | 'soon' | 'far' | 'none'

/** How a term is marked on a day. */
export function termTone(term: CustomerTerm, today: IsoDay): TermTone {
  switch (term.kind) {
    case 'none':
    case 'ended':
    case 'suspended':
      return 'none'
    case 'out':
    case 'never-covered':
      return 'late'
    case 'grace':
      return 'today'
    case 'expires':
    case 'due': {
      const days = daysBetween(today, term.on)
      if (days < 0 || days > soonDays) return 'far'
      return days <= nearDays ? 'today' : 'soon'
    }
  }
}

/** The sign of a row: only what needs a hand has one. */
export function termSign(term: CustomerTerm, today: IsoDay): 'late' | 'today' | null {
  const tone = termTone(term, today)
  return tone === 'late' || tone === 'today' ? tone : null
}

/** The term in the words of a list cell: "fra 6 giorni", "in comporto", "fuori da 31 g", a date. */
export function termWords(term: CustomerTerm, today: IsoDay, t: Translate, formats: Formats): string {
  switch (term.kind) {
    case 'none':
      return '–'
    case 'grace':
      return t('customers.term.grace')
    case 'out': {
      const count = daysBetween(term.since, today)
      return count < 1 ? t('customers.term.outToday') : t('customers.term.out', { count })
    }
    case 'never-covered':
      return t('customers.term.never')
    case 'ended':
    case 'suspended':
      return t(`customers.term.${term.kind}`)
    case 'expires':
    case 'due': {
      const tone = termTone(term, today)
      if (tone !== 'today' && tone !== 'soon') return formats.day(term.on)
      const count = daysBetween(today, term.on)
      // "oggi" and "domani" have words of their own.
      return count < 2 ? formats.relativeDay(term.on) : t('customers.term.inDays', { count })
    }
  }
}

/** The same in full, with its date, for hovering and for readers. */
export function termTitle(term: CustomerTerm, t: Translate, formats: Formats): string {
  switch (term.kind) {
    case 'none':
      return t('customers.term.none')
    case 'grace':
      return t('customers.term.graceUntil', { day: formats.day(term.until) })
    case 'out':
      return t('customers.term.outSince', { day: formats.day(term.since) })
    case 'never-covered':
      return t('customers.term.neverSince', { day: formats.day(term.since) })
    case 'ended':
      return t('customers.term.endedSince', { day: formats.day(term.since) })
    case 'suspended':
      return t('customers.term.suspendedNow')
    case 'expires':
      return t('customers.term.expiresOn', { day: formats.day(term.on) })
    case 'due':
      return t('customers.term.dueOn', { day: formats.day(term.on) })
  }
}

/** What stands below the term in the summary: the day that its words leave out, or what it is the term of. */
export function termNote(term: CustomerTerm, t: Translate, formats: Formats): string {
  switch (term.kind) {
    case 'none':
    case 'expires':
    case 'due':
    case 'suspended':
      return t(`customers.sum.term.${term.kind}`)
    case 'grace':
      return t('customers.sum.term.grace', { day: formats.day(term.until) })
    case 'out':
    case 'never-covered':
    case 'ended':
      return t('customers.sum.term.from', { day: formats.day(term.since) })
  }
}
