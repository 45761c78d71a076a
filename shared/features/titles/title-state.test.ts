import { expect, test } from 'vitest'
import { isOverdue, type TitleForState, titleStateOn } from './title-state.ts'

const later: TitleForState = {
  type: 'RATA_INTERMEDIA',
  state: 'EMESSO',
  dueOn: '2025-03-01',
  kind: 'DANNI',
  toleranceDays: null,
}

test.each([
  ['2025-01-29', 'EMESSO', later],
  ['2025-01-30', 'IN_SCADENZA', later],
  ['2025-03-01', 'IN_SCADENZA', later],
  ['2025-03-02', 'IN_COMPORTO', later],
  ['2025-03-16', 'IN_COMPORTO', later],
  ['2025-03-17', 'FUORI_COPERTURA', later],
  ['2025-03-02', 'FUORI_COPERTURA', { ...later, type: 'PRIMA_RATA' }],
  ['2025-03-02', 'INSOLUTO', { ...later, type: 'REGOLAZIONE' }],
  ['2025-03-02', 'INSOLUTO', { ...later, type: 'APPENDICE' }],
  ['2025-03-02', 'EMESSO', { ...later, type: 'RIMBORSO' }],
  ['2025-03-21', 'IN_COMPORTO', { ...later, kind: 'VITA' }],
  ['2025-03-22', 'INSOLUTO', { ...later, kind: 'VITA' }],
  ['2025-03-31', 'IN_COMPORTO', { ...later, kind: 'VITA', toleranceDays: 30 }],
  ['2025-06-01', 'INCASSATO', { ...later, state: 'INCASSATO' }],
  ['2025-06-01', 'SOSPESO_BANCA', { ...later, state: 'SOSPESO_BANCA' }],
  ['2025-06-01', 'STORNATO', { ...later, state: 'STORNATO' }],
] as const)('on %s: %s', (today, expected, title) => {
  expect(titleStateOn(title, today)).toBe(expected)
})

test('overdue from the day after, until paid', () => {
  expect(isOverdue(later, '2025-03-01')).toBe(false)
  expect(isOverdue(later, '2025-03-02')).toBe(true)
  expect(isOverdue({ ...later, state: 'SOSPESO_SUBAGENTE' }, '2025-03-02')).toBe(false)
  expect(isOverdue({ ...later, type: 'RIMBORSO' }, '2025-03-02')).toBe(false)
})
