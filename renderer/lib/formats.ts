import { useMemo } from 'react'
import { dayInRome, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import type { Cents } from '../../shared/lib/money.ts'
import type { Locale } from '../../shared/rpc/shell.ts'
import { useLanguage } from './i18n.ts'

const regions: Record<Locale, string> = { it: 'it-IT', en: 'en-GB' }

/** An amount in pieces, so that cents and unit can step back: "1.684" and ",20" or ",20 €"; in English "€", "1,684" and ".20". */
export interface AmountParts {
  readonly before: string
  readonly whole: string
  readonly cents: string
}

/** Everything that is printed for a reader, by Intl, in one language. */
export interface Formats {
  /** "1.684,20". */
  amount(cents: Cents): string
  /** `unit`: with the sign of the euro. */
  amountParts(cents: Cents, unit?: boolean): AmountParts
  /** "1.684,20 €", "€1,684.20". */
  money(cents: Cents): string
  /** "1.684 €": rounded to the euro, for headings and chips. */
  wholeMoney(cents: Cents): string
  number(value: number): string
  /** A whole percentage: 12 is "12 %". */
  percent(value: number): string
  /** "21/11/2026". */
  day(day: IsoDay): string
  /** "sabato 21 novembre 2026", for titles on hover. */
  longDay(day: IsoDay): string
  /** "21/11" in the year of today and within two months of it, else "21/11/2025". */
  shortDay(day: IsoDay, today: IsoDay): string
  /** "oggi", "ieri", "fra 3 giorni"; give the full date as title. */
  relativeDay(day: IsoDay): string
  /** Relative within `days` of today, else the date. */
  nearDay(day: IsoDay, days?: number): string
  /** "9:58" in the agency's time zone. */
  time(instant: string): string
  /** "21/11/2026, 9:58". */
  moment(instant: string): string
  /** "9:58" today, "ieri 9:58", else the date. */
  shortMoment(instant: string): string
  /** "3 minuti fa". */
  age(instant: string, now?: number): string
  /** "1,4 MB". */
  bytes(count: number): string
}

const timeZone = 'Europe/Rome'
const inEuros = { style: 'currency', currency: 'EUR', useGrouping: 'always' } as const
const minute = 60_000
const hour = 60 * minute
const dayMs = 24 * hour
/** So near a day needs no year, though another one begins in between. */
const plainDays = 60

function build(language: Locale): Formats {
  const region = regions[language]
  const decimals = new Intl.NumberFormat(region, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: 'always',
  })
  const euros = new Intl.NumberFormat(region, inEuros)
  const wholeEuros = new Intl.NumberFormat(region, { ...inEuros, maximumFractionDigits: 0 })
  const plain = new Intl.NumberFormat(region, { useGrouping: 'always' })
  const percent = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 1 })
  const relative = new Intl.RelativeTimeFormat(region, { numeric: 'auto' })
  const date = new Intl.DateTimeFormat(region, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const shortDate = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'numeric', timeZone: 'UTC' })
  const longDate = new Intl.DateTimeFormat(region, { dateStyle: 'full', timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(region, { hour: 'numeric', minute: '2-digit', timeZone })
  const noon = (day: IsoDay) => new Date(`${day}T12:00:00Z`)
  const today = () => dayInRome(Date.now())

  const amountParts = (cents: Cents, unit = false): AmountParts => {
    const pieces = (unit ? euros : decimals).formatToParts(cents / 100)
    const first = pieces.findIndex(({ type }) => type === 'integer')
    const point = pieces.findIndex(({ type }) => type === 'decimal')
    const text = (from: number, to?: number) =>
      pieces
        .slice(from, to)
        .map(({ value }) => value)
        .join('')
    const signFirst = pieces.slice(0, first).some(({ type }) => type === 'currency')
    return {
      before: signFirst ? text(0, first) : '',
      whole: text(signFirst ? first : 0, point),
      cents: text(point),
    }
  }
  const amount = (cents: Cents) => decimals.format(cents / 100)
  const day = (value: IsoDay) => date.format(noon(value))
  // Intl says "tra"; an agency says "fra".
  const relativeDay = (value: IsoDay) =>
    relative.format(daysBetween(today(), value), 'day').replace(/^tra /, 'fra ')
  const time = (instant: string) => clock.format(new Date(instant))

  return {
    amount,
    amountParts,
    money: (cents) => euros.format(cents / 100),
    wholeMoney: (cents) => wholeEuros.format(Math.round(cents / 100)),
    number: (value) => plain.format(value),
    percent: (value) => percent.format(value / 100),
    day,
    longDay: (value) => longDate.format(noon(value)),
    shortDay: (value, on) =>
      value.slice(0, 4) === on.slice(0, 4) || Math.abs(daysBetween(on, value)) <= plainDays
        ? shortDate.format(noon(value))
        : day(value),
    relativeDay,
    nearDay: (value, days = 15) =>
      Math.abs(daysBetween(today(), value)) <= days ? relativeDay(value) : day(value),
    time,
    moment: (instant) => `${day(dayInRome(instant))}, ${time(instant)}`,
    shortMoment: (instant) => {
      const on = dayInRome(instant)
      const days = daysBetween(today(), on)
      if (days === 0) return time(instant)
      return days === -1 ? `${relativeDay(on)} ${time(instant)}` : day(on)
    },
    age: (instant, now = Date.now()) => {
      const past = Math.max(0, now - Date.parse(instant))
      if (past < minute) return relative.format(0, 'second')
      if (past < hour) return relative.format(-Math.floor(past / minute), 'minute')
      if (past < dayMs) return relative.format(-Math.floor(past / hour), 'hour')
      return relative.format(-Math.floor(past / dayMs), 'day')
    },
    bytes: (count) => bytesIn(region, count),
  }
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

function bytesIn(region: string, count: number): string {
  let value = count
  let index = 0
  while (value >= 1000 && index < units.length - 1) {
    value /= 1000
    index += 1
  }
  const unit = units[index] ?? 'byte'
  return new Intl.NumberFormat(region, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value)
}

const built = new Map<Locale, Formats>()

/** The formats of a language, made once. */
export function formatsOf(language: Locale): Formats {
  const known = built.get(language)
  if (known) return known
  const made = build(language)
  built.set(language, made)
  return made
}

/** The formats of the language in use. */
export function useFormats(): Formats {
  const language = useLanguage()
  return useMemo(() => formatsOf(language), [language])
}
