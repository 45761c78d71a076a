import { describe, expect, it } from 'vitest'
import { formatsOf } from '../../lib/formats.ts'
import { translate } from '../../lib/i18n.ts'
import { moodOf, type TitleOnCard, titleStateWords, titlesNow } from './title-words.ts'

const today = '2026-11-24'
const title = (
  dueOn: string,
  display: TitleOnCard['display'],
  more: Partial<TitleOnCard['title']> = {},
): TitleOnCard =>
  ({
    display,
    title: { dueOn, debitReturned: false, collectedOn: null, remittedOn: null, means: null, ...more },
  }) as TitleOnCard
const words = (on: TitleOnCard) => titleStateWords(on, today, translate, formatsOf('it'))

describe('titles in line', () => {
  it('say how they were paid or how long they wait', () => {
    expect(words(title('2026-05-16', 'INCASSATO', { collectedOn: '2026-06-12', means: 'POS' }))).toMatch(
      /^incassato 12\/0?6, POS$/,
    )
    expect(words(title('2026-11-16', 'IN_COMPORTO'))).toBe('da incassare, 8 giorni')
    expect(words(title('2026-11-16', 'IN_COMPORTO', { debitReturned: true }))).toBe(
      'addebito respinto, 8 giorni',
    )
    expect(words(title('2026-11-30', 'IN_SCADENZA'))).toBe('fra 6 giorni')
    expect(words(title('2027-05-16', 'EMESSO'))).toBe('emesso')
  })

  it('count a suspended payment as paid: cover is on', () => {
    expect(moodOf(title('2026-11-16', 'SOSPESO_BANCA'), today)).toBe('paid')
  })

  it('shows what is past due, the last paid and the next', () => {
    const titles = [
      title('2027-05-16', 'EMESSO'),
      title('2025-11-16', 'RIMESSO'),
      title('2026-05-16', 'INCASSATO'),
      title('2026-11-16', 'IN_COMPORTO'),
      title('2026-08-16', 'STORNATO'),
    ]
    expect(titlesNow(titles, today).map((on) => on.title.dueOn)).toEqual([
      '2026-05-16',
      '2026-11-16',
      '2027-05-16',
    ])
  })
})
