import { type IsoDay, isoDay } from '../../shared/lib/dates.ts'

/** The way to write a day in a field: "14/03/1979". */
export function writtenDay(day: IsoDay | null): string {
  return day === null ? '' : `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/**
 * Reads a typed day: "14/3/1979", "14.3.79", "14 03 1979", "14031979" or the ISO form. Two digits of a year are this century's
 * unless that is after `today`. Null for what is no day.
 */
export function readDay(text: string, today: IsoDay): IsoDay | null {
  const typed = text.trim()
  if (isoDay.safeParse(typed).success) return typed
  const parts =
    /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed)
  if (!parts) return null
  const [, date = '', month = '', year = ''] = parts
  const day = `${fullYear(year, today)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isoDay.safeParse(day).success ? day : null
}

function fullYear(year: string, today: IsoDay): string {
  if (year.length === 4) return year
  const century = Number(today.slice(0, 2))
  const near = `${century}${year}`
  return near <= today.slice(0, 4) ? near : `${century - 1}${year}`
}
