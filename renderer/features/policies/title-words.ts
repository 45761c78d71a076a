import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { isOverdue } from '../../../shared/features/titles/title-state.ts'
import { daysBetween, type IsoDay } from '../../../shared/lib/dates.ts'
import type { SignKind } from '../../components/sign/sign.tsx'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

export type TitleOnCard = PolicyOnCard['titles'][number]

/** Paid (or put in cover), past due, or still to come. */
export type TitleMood = 'paid' | 'overdue' | 'ahead' | 'gone'

export function moodOf({ title, display }: TitleOnCard, today: IsoDay): TitleMood {
  switch (display) {
    case 'INCASSATO':
    case 'RIMESSO':
    case 'SOSPESO_SUBAGENTE':
    case 'SOSPESO_BANCA':
      return 'paid'
    case 'STORNATO':
      return 'gone'
    case 'INSOLUTO':
    case 'IN_COMPORTO':
    case 'FUORI_COPERTURA':
      return 'overdue'
    case 'EMESSO':
    case 'IN_SCADENZA':
      return isOverdue(title, today) ? 'overdue' : 'ahead'
  }
}

export const signOfMood = {
  paid: 'done',
  overdue: 'late',
  ahead: 'open',
  gone: 'open',
} as const satisfies Record<TitleMood, SignKind>

/** What has become of a title: "incassato 12/06, POS", "da incassare, 8 giorni", "fra 6 giorni". */
export function titleStateWords(on: TitleOnCard, today: IsoDay, t: Translate, formats: Formats): string {
  const { title, display } = on
  const mood = moodOf(on, today)
  if (mood === 'overdue') {
    const state = title.debitReturned ? t('policies.title.returned') : t('code.title.INSOLUTO')
    const count = daysBetween(title.dueOn, today)
    return count === 0 ? state : t('policies.title.overdue', { state, count })
  }
  if (mood === 'ahead') {
    const count = daysBetween(today, title.dueOn)
    // A refund that waits for its day, or beyond it.
    if (count < 0) return t(`code.title.${display}`)
    if (count === 0) return t('policies.title.today')
    return count <= 60 ? t('policies.title.inDays', { count }) : t(`code.title.${display}`)
  }
  if (display === 'RIMESSO' && title.remittedOn && !title.collectedOn)
    return t('policies.title.remitted', { day: formats.shortDay(title.remittedOn, today) })
  if ((display === 'INCASSATO' || display === 'RIMESSO') && title.collectedOn) {
    const day = formats.shortDay(title.collectedOn, today)
    return title.means
      ? t('policies.title.collectedBy', { day, means: t(`code.means.${title.means}`) })
      : t('policies.title.collected', { day })
  }
  return t(`code.title.${display}`)
}

/** The titles that matter now: what is past due, the last paid, the next one; at most four, by day. */
export function titlesNow(titles: readonly TitleOnCard[], today: IsoDay): readonly TitleOnCard[] {
  const byDay = titles.toSorted((a, b) => (a.title.dueOn < b.title.dueOn ? -1 : 1))
  const overdue = byDay.filter((on) => moodOf(on, today) === 'overdue')
  const paid = byDay.filter((on) => moodOf(on, today) === 'paid').slice(-1)
  const ahead = byDay.filter((on) => moodOf(on, today) === 'ahead').slice(0, 1)
  const chosen = new Set([...overdue.slice(-3), ...paid, ...(overdue.length > 2 ? [] : ahead)])
  return byDay.filter((on) => chosen.has(on))
}

/** The policy that has a title past due, by its id: the one to unfold. */
export function urgentOf(policies: readonly PolicyOnCard[], today: IsoDay): string | null {
  const urgent = policies.find(({ titles }) => titles.some((on) => moodOf(on, today) === 'overdue'))
  return urgent?.policy.id ?? null
}
