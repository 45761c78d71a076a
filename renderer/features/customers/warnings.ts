import { coversPhone } from '../../../shared/features/consents/opt-out.ts'
import type { CustomerCard, CustomerTerm } from '../../../shared/features/customers/contract.ts'
import { daysBetween, type IsoDay } from '../../../shared/lib/dates.ts'
import type { ChipTone } from '../../components/chip/chip.tsx'
import type { SignKind } from '../../components/sign/sign.tsx'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

/** One chip at the head of a card. */
export interface Warning {
  readonly id: string
  readonly tone: ChipTone
  readonly sign?: SignKind
  readonly words: string
}

/** More purposes than these are counted and not named: a new prospect has none answered. */
const namedPurposes = 4

/** AL-14: more commercial contacts than this in thirty days are a burden. */
export const mostContacts = 2

type UrgentTitle = CustomerCard['urgentTitles'][number]

/** What one must know before doing anything with a customer, most urgent first. */
export function warningsOf(
  card: CustomerCard,
  today: IsoDay,
  t: Translate,
  formats: Formats,
): readonly Warning[] {
  return [
    ...processingWarnings(card, t),
    ...titleWarnings(card.urgentTitles, today, t, formats),
    ...claimWarnings(card, t),
    ...consentWarnings(card, t, formats),
    contactWarning(card, t('customers.warn.contacts', { done: card.recentContacts, most: mostContacts })),
  ]
}

/** The three of them that fit beside a list. */
export function shortWarningsOf(card: CustomerCard, today: IsoDay, t: Translate): readonly Warning[] {
  const [title] = card.urgentTitles
  return [
    ...processingWarnings(card, t),
    ...(title ? [shortTitle(title, card.term, today, t)] : []),
    ...(card.recentContacts > 0
      ? [
          contactWarning(
            card,
            t('customers.chip.contacts', { done: card.recentContacts, most: mostContacts }),
          ),
        ]
      : []),
    promotions(card, t, null),
  ]
}

function titleWarnings(titles: readonly UrgentTitle[], today: IsoDay, t: Translate, formats: Formats) {
  const [first, ...others] = titles
  if (!first) return []
  const words = titleWords(first, today, t, formats)
  const more = others.length > 0 ? ` ${t('customers.warn.moreTitles', { count: others.length })}` : ''
  return [{ id: 'title', ...look(first), words: words + more }]
}

function titleWords(title: UrgentTitle, today: IsoDay, t: Translate, formats: Formats): string {
  const amount = formats.money(title.gross)
  const day = title.until === null ? '' : formats.shortDay(title.until, today)
  switch (title.state) {
    case 'IN_COMPORTO':
      return t('customers.warn.grace', { amount, day })
    case 'ESTESA_15GG':
      return t('customers.warn.extended', { amount, day })
    case 'FUORI_COPERTURA':
    case 'CESSATA':
      return t('customers.warn.out', { amount, count: daysBetween(title.dueOn, today) })
    case 'NON_ATTIVA':
      return t('customers.warn.never', { amount })
    case 'COPERTA':
      return t('customers.warn.due', { amount, day: formats.day(title.dueOn) })
  }
}

function shortTitle(title: UrgentTitle, term: CustomerTerm, today: IsoDay, t: Translate): Warning {
  const words = () => {
    if (title.state === 'NON_ATTIVA') return t('customers.chip.never')
    if (look(title).tone === 'late') return outWords(term, today, t)
    const count = daysBetween(title.dueOn, today)
    return count === 0 ? t('customers.chip.graceToday') : t('customers.chip.grace', { count })
  }
  return { id: 'title', ...look(title), words: words() }
}

/** Days out are counted from the end of the cover, as in the list, not from the day the title fell due. */
function outWords(term: CustomerTerm, today: IsoDay, t: Translate): string {
  const count = term.kind === 'out' ? daysBetween(term.since, today) : 0
  return count === 0 ? t('customers.chip.outNow') : t('customers.chip.out', { count })
}

function look(title: UrgentTitle): { readonly tone: 'late' | 'today'; readonly sign: SignKind } {
  const covered = title.state === 'IN_COMPORTO' || title.state === 'ESTESA_15GG' || title.state === 'COPERTA'
  return covered ? { tone: 'today', sign: 'today' } : { tone: 'late', sign: 'late' }
}

/** who refused or withdrew the consent to processing is not worked with; one that is only missing stands among the others. */
function processingWarnings({ consents: { processing } }: CustomerCard, t: Translate): readonly Warning[] {
  if (processing !== 'NO' && processing !== 'WITHDRAWN') return []
  return [
    { id: 'processing', tone: 'late', sign: 'late', words: t(`customers.warn.processing.${processing}`) },
  ]
}

function claimWarnings({ openClaim }: CustomerCard, t: Translate): readonly Warning[] {
  if (!openClaim) return []
  const { sinceDays: count, description } = openClaim
  return [
    {
      id: 'claim',
      tone: 'info',
      sign: 'info',
      words:
        count === 0
          ? t('customers.warn.claimToday', { description })
          : t('customers.warn.claim', { count, description }),
    },
  ]
}

function consentWarnings(card: CustomerCard, t: Translate, formats: Formats): readonly Warning[] {
  const { unknown, phoneBarred } = card.consents
  const { optOutSince } = card.customer
  const warnings: Warning[] = []
  if (unknown.length > 0) {
    const purposes = unknown.map((purpose) => t(`customers.purpose.${purpose}`)).join(', ')
    const words =
      unknown.length > namedPurposes
        ? t('customers.warn.consentsMany', { count: unknown.length })
        : t('customers.warn.consents', { purposes: capital(purposes) })
    warnings.push({ id: 'consents', tone: 'wait', sign: 'wait', words })
  }
  if (card.consents.promotions !== 'UNKNOWN') {
    const open = card.consents.channels.filter((channel) => !(phoneBarred && channel === 'TELEFONO'))
    warnings.push(promotions(card, t, open.map((channel) => t(`code.channel.${channel}`)).join(', ')))
  }
  // A consent that was given after the entry wins.
  if (optOutSince !== null && phoneBarred) {
    const words = t('customers.warn.optOut', { day: formats.day(optOutSince) })
    warnings.push({ id: 'optOut', tone: 'wait', sign: 'wait', words })
  }
  return warnings
}

function promotions(card: CustomerCard, t: Translate, channels: string | null): Warning {
  switch (card.consents.promotions) {
    case 'YES': {
      if (card.consents.phoneBarred && coversPhone(card.consents.channels) && !channels)
        return { id: 'promotions', tone: 'wait', sign: 'wait', words: t('customers.warn.promotions.barred') }
      const words = channels
        ? t('customers.warn.promotions.YES', { channels })
        : t('customers.warn.promotions.YES.all')
      return { id: 'promotions', tone: 'done', sign: 'done', words }
    }
    case 'UNKNOWN':
      return { id: 'promotions', tone: 'wait', sign: 'wait', words: t('customers.chip.promotionsUnknown') }
    default:
      return {
        id: 'promotions',
        tone: 'plain',
        sign: 'open',
        words: t(`customers.warn.promotions.${card.consents.promotions}`),
      }
  }
}

function contactWarning(card: CustomerCard, words: string): Warning {
  if (card.recentContacts < mostContacts) return { id: 'contacts', tone: 'plain', words }
  return { id: 'contacts', tone: 'wait', sign: 'wait', words }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
