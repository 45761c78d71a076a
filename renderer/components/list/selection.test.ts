import { describe, expect, it } from 'vitest'
import {
  afterNewRows,
  emptySelection,
  headState,
  isSelected,
  selectedAmount,
  selectedCount,
  toggled,
  toggledAll,
  wholeSelection,
  withRows,
} from './selection.ts'

const cerutti = { id: 'cerutti', amount: 241_800 }
const gallo = { id: 'gallo', amount: 43_100 }

describe('selection', () => {
  it('keeps marks with their amounts', () => {
    const both = toggled(toggled(emptySelection, cerutti), gallo)
    expect(selectedCount(both, 1318)).toBe(2)
    expect(selectedAmount(both, undefined)).toBe(284_900)
    expect(selectedCount(toggled(both, gallo), 1318)).toBe(1)
  })

  it('chooses the whole query without loading it, and rows can be taken out', () => {
    const all = toggledAll(emptySelection, 100_000)
    expect(selectedCount(all, 100_000)).toBe(100_000)
    const butOne = toggled(all, cerutti)
    expect(isSelected(butOne, 'cerutti')).toBe(false)
    expect(isSelected(butOne, 'gallo')).toBe(true)
    expect(selectedCount(butOne, 100_000)).toBe(99_999)
    expect(selectedAmount(butOne, 1_000_000)).toBe(758_200)
    expect(selectedAmount(butOne, undefined)).toBeUndefined()
  })

  it('tells the head box', () => {
    expect(headState(emptySelection, 10)).toBe('none')
    expect(headState(toggled(emptySelection, gallo), 10)).toBe('some')
    expect(headState(wholeSelection, 10)).toBe('all')
    expect(headState(wholeSelection, 0)).toBe('none')
    expect(toggledAll(toggled(emptySelection, gallo), 10)).toBe(emptySelection)
  })

  it('extends over a range in either way', () => {
    const two = withRows(emptySelection, [cerutti, gallo], true)
    expect(selectedCount(two, 10)).toBe(2)
    expect(selectedCount(withRows(two, [cerutti, gallo], false), 10)).toBe(0)
    expect(selectedCount(withRows(wholeSelection, [gallo], false), 10)).toBe(9)
  })

  it('lets "all" go when the rows become others, but keeps single marks', () => {
    expect(afterNewRows(wholeSelection)).toBe(emptySelection)
    const one = toggled(emptySelection, gallo)
    expect(afterNewRows(one)).toBe(one)
  })
})
