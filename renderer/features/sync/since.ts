import { dayInRome, daysBetween } from '../../../shared/lib/dates.ts'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

/** "dalle 9:58", "da ieri alle 22:48", "dal 19/11/2026". */
export function sinceWords(instant: string, now: number, formats: Formats, t: Translate): string {
  const day = dayInRome(instant)
  const daysAgo = daysBetween(day, dayInRome(now))
  if (daysAgo <= 0) return t('time.sinceTime', { time: formats.time(instant) })
  if (daysAgo === 1) return t('time.sinceYesterday', { time: formats.time(instant) })
  return t('time.sinceDay', { day: formats.day(day) })
}
