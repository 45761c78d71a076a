import { afterEach, expect, test, vi } from 'vitest'
import { formatsOf } from './formats.ts'

const it = formatsOf('it')
const en = formatsOf('en')
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

afterEach(() => void vi.useRealTimers())

function at(instant: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) })
}

test('amounts in pieces, grouped from a thousand on', () => {
  expect(it.amountParts(168_420)).toEqual({ before: '', whole: '1.684', cents: ',20' })
  expect(it.amountParts(-5)).toEqual({ before: '', whole: '-0', cents: ',05' })
  expect(it.amountParts(-5, true)).toEqual({ before: '', whole: '-0', cents: ',05\u00a0€' })
  expect(en.amountParts(168_420)).toEqual({ before: '', whole: '1,684', cents: '.20' })
  expect(en.amountParts(168_420, true)).toEqual({ before: '€', whole: '1,684', cents: '.20' })
  expect(en.amountParts(-5, true)).toEqual({ before: '-€', whole: '0', cents: '.05' })
  expect(en.money(29_705)).toBe('€297.05')
  expect(en.wholeMoney(849_960)).toBe('€8,500')
  expect(plain(it.money(29_705))).toBe('297,05 €')
  expect(plain(it.wholeMoney(849_960))).toBe('8.500 €')
})

test('days as an agency writes them', () => {
  expect(it.day('2026-11-21')).toBe('21/11/2026')
  expect(it.day('2026-02-03')).toBe('03/02/2026')
  expect(it.longDay('2026-11-21')).toBe('sabato 21 novembre 2026')
  expect(it.shortDay('2026-11-21', '2026-01-02')).toBe('21/11')
  expect(it.shortDay('2027-01-05', '2026-12-22')).toMatch(/^0?5.0?1$/)
  expect(it.shortDay('2024-10-03', '2026-11-21')).toBe('03/10/2024')
})

test('days near today by their distance, in the agency’s time zone', () => {
  at('2026-07-14T22:30:00Z') // already the 15th in Rome
  expect(it.relativeDay('2026-07-15')).toBe('oggi')
  expect(it.relativeDay('2026-07-14')).toBe('ieri')
  expect(it.relativeDay('2026-07-18')).toBe('fra 3 giorni')
  expect(en.relativeDay('2026-07-18')).toBe('in 3 days')
  expect(it.nearDay('2026-07-25')).toBe('fra 10 giorni')
  expect(it.nearDay('2026-08-25')).toBe('25/08/2026')
})

test('moments and ages', () => {
  at('2026-11-21T09:58:00Z')
  expect(it.shortMoment('2026-11-21T08:58:00.000Z')).toBe('9:58')
  expect(it.shortMoment('2026-11-20T08:58:00.000Z')).toBe('ieri 9:58')
  expect(it.shortMoment('2026-11-02T08:58:00.000Z')).toBe('02/11/2026')
  expect(it.age('2026-11-21T09:55:00.000Z')).toBe('3 minuti fa')
  expect(it.age('2026-11-21T09:57:50.000Z')).toBe('ora')
  expect(it.age('2026-11-21T10:30:00.000Z')).toBe('ora')
})

test('figures, shares, sizes', () => {
  expect(it.number(2046)).toBe('2.046')
  expect(plain(it.percent(12))).toBe('12%')
  expect(plain(it.bytes(1_400_000))).toBe('1,4 MB')
})
