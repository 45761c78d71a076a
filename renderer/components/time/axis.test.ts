import { describe, expect, it } from 'vitest'
import { axisAround, shareOf } from './axis.ts'

describe('the axis of a line of time', () => {
  it('shows two years by quarters as the drawing does', () => {
    const axis = axisAround('2026-11-24', 2)
    expect([axis.from, axis.to]).toEqual(['2026-01-01', '2028-01-01'])
    expect(axis.ticks.map((tick) => tick.on.slice(0, 7))).toEqual([
      '2026-01',
      '2026-04',
      '2026-07',
      '2026-10',
      '2027-01',
      '2027-04',
      '2027-07',
      '2027-10',
    ])
    expect(axis.ticks.filter((tick) => tick.strong)).toHaveLength(2)
    expect(shareOf(axis, '2026-11-24')).toBeCloseTo(0.4479, 4)
  })

  it('begins earlier in the first half of a year, so that the past stays in view', () => {
    expect(axisAround('2027-02-10', 2).from).toBe('2026-07-01')
  })

  it('shows one year by months and five by half-years', () => {
    expect(axisAround('2026-01-15', 1)).toMatchObject({ from: '2025-10-01', to: '2026-10-01' })
    expect(axisAround('2026-01-15', 1).ticks).toHaveLength(12)
    expect(axisAround('2026-11-24', 5)).toMatchObject({ from: '2024-01-01', to: '2029-01-01' })
    expect(axisAround('2026-11-24', 5).ticks).toHaveLength(10)
  })

  it('keeps a quarter of its width or more for the past, on any day of any year', () => {
    for (const years of [1, 2, 5] as const)
      for (const day of ['2024-02-29', '2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31']) {
        const at = shareOf(axisAround(day, years), day)
        expect(at).toBeGreaterThanOrEqual(0.24)
        expect(at).toBeLessThanOrEqual(0.61)
      }
  })
})
