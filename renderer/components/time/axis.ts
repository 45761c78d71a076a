import { addMonths, dayNumber, type IsoDay } from '../../../shared/lib/dates.ts'

/** How many years a line of time shows. */
export type AxisYears = 1 | 2 | 5

export interface AxisTick {
  readonly on: IsoDay
  /** Place on the axis, 0 to 1. */
  readonly at: number
  /** A year begins here, or the axis does: the label bears the year. */
  readonly strong: boolean
}

/** A stretch of time from 00:00 of `from` to 00:00 of `to`. */
export interface Axis {
  readonly years: AxisYears
  readonly from: IsoDay
  readonly to: IsoDay
  readonly ticks: readonly AxisTick[]
}

/** Months between two labels: a year is read by month, two by quarter, five by half-year. */
const step = { 1: 1, 2: 3, 5: 6 } as const

/**
 * The axis around a day. It begins on the first of a quarter, half-year or year, so that labels stand on round days,
 * and always leaves between a quarter and three fifths of its width to the past.
 */
export function axisAround(today: IsoDay, years: AxisYears): Axis {
  const from = startOf(today, years)
  const to = addMonths(from, years * 12)
  const bare = { years, from, to, ticks: [] }
  const ticks = Array.from({ length: (years * 12) / step[years] }, (_, index) => {
    const on = addMonths(from, index * step[years])
    return { on, at: shareOf(bare, on), strong: index === 0 || on.slice(5) === '01-01' }
  })
  return { ...bare, ticks }
}

function startOf(today: IsoDay, years: AxisYears): IsoDay {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const first = (y: number, m: number) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`
  if (years === 5) return first(year - 2, 1)
  if (years === 2) return month > 6 ? first(year, 1) : first(year - 1, 7)
  return addMonths(first(year, month - ((month - 1) % 3)), -3)
}

/** Place of 00:00 of a day on the axis: 0 at its start, 1 at its end, beyond both outside of it. */
export function shareOf(axis: Pick<Axis, 'from' | 'to'>, day: IsoDay): number {
  const origin = dayNumber(axis.from)
  return (dayNumber(day) - origin) / (dayNumber(axis.to) - origin)
}
