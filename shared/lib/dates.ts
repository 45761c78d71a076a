import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** A calendar day, 'YYYY-MM-DD', that exists. Days compare and sort as strings. */
export const isoDay = z.iso.date()
export type IsoDay = z.infer<typeof isoDay>

/** A moment in UTC with milliseconds, 'YYYY-MM-DDTHH:mm:ss.sssZ'. Instants compare and sort as strings. */
export const instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof instant>

/** The agency's time zone: days, terms and the 24:00 rule are counted in it. */
export const agencyTimeZone = 'Europe/Rome'

/** Stands for "no end": sorts after every day in use and has a day number. */
export const lastIsoDay: IsoDay = '9999-12-31'

const dayMs = 86_400_000
const hourMs = 3_600_000

/**
 * Days since 1970-01-01, negative before. Plain integer arithmetic, because coverage runs it on 600,000
 * titles: the text must be a valid isoDay (RangeError otherwise only for wrong length or non-digits).
 */
export function dayNumber(day: IsoDay): number {
  const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3)
  const month = digit(day, 5) * 10 + digit(day, 6)
  const date = digit(day, 8) * 10 + digit(day, 9)
  // A NaN from charCodeAt past the end, or a letter, ends here: one test for all eight digits.
  if (!(day.length === 10 && year >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= 31))
    throw new RangeError(`Not an ISO day: ${day}`)
  return daysFromCivil(year, month, date)
}

/** The day of a day number (inverse of dayNumber). Throws RangeError outside years 0000 to 9999. */
export function dayOfNumber(number: number): IsoDay {
  const [year, month, date] = civilFromDays(number)
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`Day number out of range: ${number}`)
  const yyyy = year < 1000 ? String(year).padStart(4, '0') : String(year)
  return `${yyyy}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

/** The day `days` later, or earlier when negative. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return dayOfNumber(dayNumber(day) + days)
}

/**
 * The same date `months` later, or the last day of that month when it is shorter: 31 January + 1 month is
 * 28 or 29 February. Add from the first day of a contract, not step by step, or the 31st is lost for good.
 */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const [year, month, date] = civilFromDays(dayNumber(day))
  const count = year * 12 + (month - 1) + months
  const targetYear = Math.floor(count / 12)
  const targetMonth = count - targetYear * 12 + 1
  const length = daysInMonth(targetYear, targetMonth)
  return dayOfNumber(daysFromCivil(targetYear, targetMonth, date < length ? date : length))
}

/** The same date `years` later; 29 February becomes 28 February in a common year. */
export function addYears(day: IsoDay, years: number): IsoDay {
  return addMonths(day, years * 12)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** -1, 0 or 1, for sorting. */
export function compareDays(a: IsoDay, b: IsoDay): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Completed years on a day; a person born on 29 February turns a year older on 1 March. Null before birth. */
export function ageOn(birth: IsoDay, day: IsoDay): number | null {
  if (day < birth) return null
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: IsoDay): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** Number of days of a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Gregorian leap year. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

// The offset of a zone changes only on a whole UTC hour, so one Temporal look-up serves all instants of an hour.
const offsetOfHour = new Map<number, number>()
const offsetCacheLimit = 50_000

/**
 * The calendar day that clocks in Rome show at an instant (UTC text, or milliseconds since 1970): "today" of the
 * agency. 22:30Z on a summer evening is already the next day. Throws RangeError when it is not an instant.
 */
export function dayInRome(at: Instant | number): IsoDay {
  const ms = typeof at === 'number' ? at : Date.parse(at)
  if (!Number.isFinite(ms)) throw new RangeError(`Not an instant: ${at}`)
  return dayOfNumber(Math.floor((ms + romeOffset(ms)) / dayMs))
}

/** The instant at which a day begins in Rome: 00:00 of the day is 24:00 of the day before. */
export function startOfDayInRome(day: IsoDay): Instant {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(agencyTimeZone)
  return instantOf(start.epochMilliseconds)
}

/** The time that clocks in Rome show at an instant: "09:30". */
export function clockInRome(at: Instant): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(agencyTimeZone).toPlainTime().toString().slice(0, 5)
}

/** The instant at which clocks in Rome show this time of a day; the first of two when an hour comes twice. */
export function instantInRome(day: IsoDay, clock: string): Instant {
  const at = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(agencyTimeZone)
  return instantOf(at.epochMilliseconds)
}

/** The instant text of milliseconds since 1970, always with three decimals and Z. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString()
}

function romeOffset(ms: number): number {
  const hour = Math.floor(ms / hourMs)
  const known = offsetOfHour.get(hour)
  if (known !== undefined) return known
  const zoned = Temporal.Instant.fromEpochMilliseconds(hour * hourMs).toZonedDateTimeISO(agencyTimeZone)
  const offset = zoned.offsetNanoseconds / 1_000_000
  if (offsetOfHour.size >= offsetCacheLimit) offsetOfHour.clear()
  offsetOfHour.set(hour, offset)
  return offset
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48
  return value >= 0 && value <= 9 ? value : Number.NaN
}

// Days from the civil calendar and back, counted in eras of 400 years that start on 1 March, so that the leap
// day is the last of its year (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
function daysFromCivil(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function civilFromDays(number: number): readonly [year: number, month: number, date: number] {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date]
}
