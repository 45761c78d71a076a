import type { IsoDay } from '../../../shared/lib/dates.ts'
import type { Locale } from '../../../shared/rpc/shell.ts'

const regions: Record<Locale, string> = { it: 'it-IT', en: 'en-GB' }

interface Printers {
  readonly month: Intl.DateTimeFormat
  readonly monthYear: Intl.DateTimeFormat
  readonly dayMonth: Intl.DateTimeFormat
}

const made = new Map<Locale, Printers>()

function printersOf(language: Locale): Printers {
  const known = made.get(language)
  if (known) return known
  const region = regions[language]
  const printers = {
    month: new Intl.DateTimeFormat(region, { month: 'short', timeZone: 'UTC' }),
    monthYear: new Intl.DateTimeFormat(region, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
    dayMonth: new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  }
  made.set(language, printers)
  return printers
}

const noon = (day: IsoDay) => new Date(`${day}T12:00:00Z`)

/** "lug", or "gen 2027" where a year begins. */
export function tickLabel(language: Locale, day: IsoDay, withYear: boolean): string {
  const { month, monthYear } = printersOf(language)
  return (withYear ? monthYear : month).format(noon(day))
}

/** "25 set". */
export function shortMonthDay(language: Locale, day: IsoDay): string {
  return printersOf(language).dayMonth.format(noon(day))
}
