import { describe, expect, it } from 'vitest'
import {
  fitted,
  type ListColumn,
  placed,
  roomy,
  templateOf,
  withColumn,
  withColumnMoved,
  withColumnWidth,
} from './columns.ts'

const cell = () => null
const columns: readonly ListColumn<{ id: string }>[] = [
  { id: 'name', title: 'Name', width: 160, grows: true, cell },
  { id: 'municipality', title: 'Municipality', width: 92, givesWay: 2, cell },
  { id: 'areas', title: 'Areas', width: 86, givesWay: 1, cell },
  { id: 'premium', title: 'Premium', width: 80, cell },
]
const ids = (list: readonly { column: { id: string } }[]) => list.map(({ column }) => column.id)

describe('columns', () => {
  it('stand as declared until the user changes them', () => {
    expect(ids(placed(columns, []))).toEqual(['name', 'municipality', 'areas', 'premium'])
    expect(templateOf(placed(columns, []))).toBe('minmax(160px, 1fr) 92px 86px 80px')
  })

  it('can be hidden and come back to their place', () => {
    const without = withColumn(columns, [], 'areas', false)
    expect(ids(placed(columns, without))).toEqual(['name', 'municipality', 'premium'])
    const again = withColumn(columns, without, 'areas', true)
    expect(ids(placed(columns, again))).toEqual(['name', 'municipality', 'areas', 'premium'])
  })

  it('move by one place and never before the growing one', () => {
    const moved = withColumnMoved(columns, [], 'premium', -1)
    expect(ids(placed(columns, moved))).toEqual(['name', 'municipality', 'premium', 'areas'])
    expect(ids(placed(columns, withColumnMoved(columns, [], 'municipality', -1)))[0]).toBe('name')
    expect(ids(placed(columns, withColumnMoved(columns, [], 'premium', 1)))).toHaveLength(4)
  })

  it('keep their width within bounds', () => {
    const wide = withColumnWidth(columns, [], 'areas', 4000)
    expect(placed(columns, wide).find(({ column }) => column.id === 'areas')?.width).toBe(480)
  })

  it('forget columns that no longer exist', () => {
    expect(
      ids(
        placed(columns, [
          { id: 'gone', width: null },
          { id: 'premium', width: 90 },
        ]),
      ),
    ).toEqual(['name', 'premium'])
  })

  it('give way in their order until the name has its room', () => {
    expect(ids(fitted(placed(columns, []), 472, 54))).toHaveLength(4)
    expect(ids(fitted(placed(columns, []), 471, 54))).toEqual(['name', 'municipality', 'premium'])
    expect(ids(fitted(placed(columns, []), 300, 54))).toEqual(['name', 'premium'])
    expect(ids(fitted(placed(columns, []), 10, 54))).toEqual(['name', 'premium'])
  })

  describe('where there is room to spare', () => {
    const [name, municipality, ...others] = columns
    const some = [name, { ...municipality, upTo: 150 }, ...others] as typeof columns
    const widthIn = (available: number, state: Parameters<typeof placed>[1] = []) =>
      roomy(placed(some, state), available, 54, 0).find(({ column }) => column.id === 'municipality')?.width

    it.each([
      [472, 92],
      [502, 102],
      [2000, 150],
      [400, 92],
      [Number.POSITIVE_INFINITY, 92],
    ])('with %d pixels the municipality has %d', (available, width) => {
      expect(widthIn(available)).toBe(width)
    })

    it('what the user set stays', () => {
      expect(widthIn(2000, withColumnWidth(some, [], 'municipality', 60))).toBe(60)
    })

    it('narrowed by the keys it stays narrow, also at its declared width', () => {
      let state: Parameters<typeof placed>[1] = []
      for (const wanted of [100, 92, 84]) {
        state = withColumnWidth(some, state, 'municipality', wanted)
        expect(widthIn(2000, state)).toBe(wanted)
      }
    })

    it('given back, it takes of the room again', () => {
      const narrow = withColumnWidth(some, [], 'municipality', 60)
      expect(widthIn(2000, withColumnWidth(some, narrow, 'municipality', null))).toBe(150)
    })

    it('the column that the user widens goes on from the width it has', () => {
      const wide = withColumnWidth(some, [], 'municipality', (widthIn(2000) ?? 0) + 10)
      expect(widthIn(2000, wide)).toBe(160)
    })
  })
})
