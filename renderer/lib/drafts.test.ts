import { expect, test } from 'vitest'
import { Draft } from './drafts.ts'

test('what stood in a field before comes with its own text alone: that of another, saved meanwhile, does not return', () => {
  const draft = new Draft('customer:x')
  draft.write({ iban: 'a', notes: 'b' }, { iban: null, notes: 'before' })
  const kept = draft.typed.get()
  draft.remove(['iban', 'notes'])
  draft.write({ notes: kept.texts.notes ?? '' }, kept.from)
  expect(draft.typed.get()).toEqual({ texts: { notes: 'b' }, from: { notes: 'before' } })
})

test('what stood there when the first letter was typed decides the merge, whatever is typed after it', () => {
  const draft = new Draft('customer:x')
  draft.write({ notes: 'b' }, { notes: 'before' })
  draft.write({ notes: 'bc' }, { notes: 'since' })
  expect(draft.typed.get()).toEqual({ texts: { notes: 'bc' }, from: { notes: 'before' } })
})
