import { dayInRome } from '../../shared/lib/dates.ts'
import type { Formats } from './formats.ts'
import type { Translate } from './i18n.ts'

/** A moment inside a sentence: "alle 10:12" of today, else "il 19/11/2026 alle 10:12". */
export function whenWords(at: string, t: Translate, formats: Formats): string {
  const time = formats.time(at)
  const day = dayInRome(at)
  if (day === dayInRome(Date.now())) return t('time.atTime', { time })
  return t('time.atDay', { day: formats.day(day), time })
}
