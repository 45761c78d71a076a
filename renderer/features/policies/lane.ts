import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import type { LaneMark } from '../../components/time/time-lanes.tsx'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'
import { moodOf, signOfMood, type TitleOnCard } from './title-words.ts'

/** The titles of a policy as marks above its line: paid on the day of payment, others on their due day. */
export function marksOf({ titles }: PolicyOnCard, today: IsoDay, t: Translate, formats: Formats): LaneMark[] {
  return titles.flatMap((on) => {
    const mood = moodOf(on, today)
    if (mood === 'gone') return []
    return [
      {
        on: mood === 'paid' ? (on.title.collectedOn ?? on.title.dueOn) : on.title.dueOn,
        sign: signOfMood[mood],
        words: markWords(on, mood, t, formats),
      },
    ]
  })
}

function markWords(
  { title }: TitleOnCard,
  mood: 'paid' | 'overdue' | 'ahead',
  t: Translate,
  formats: Formats,
): string {
  const type = capital(t(`code.titleType.${title.type}`))
  const day = formats.day(title.dueOn)
  if (mood === 'paid')
    return t('policies.mark.paid', { type, day, on: formats.day(title.collectedOn ?? title.dueOn) })
  if (mood === 'overdue') return t('policies.mark.unpaid', { type, day })
  return t('policies.mark.future', { type, day })
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
