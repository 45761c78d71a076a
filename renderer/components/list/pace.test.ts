import { expect, it } from 'vitest'
import { type Drawn, paced } from './pace.ts'

type Row = { readonly id: string; readonly version: number }

const rows = (ids: string, version = 1): Row[] => [...ids].map((id) => ({ id, version }))
const none: Drawn<Row> = new Map()

function draw(before: Drawn<Row>, from: readonly (Row | undefined)[], most: number) {
  const places = from.map((_, place) => place)
  return paced(before, places, (place) => from[place], most)
}

it('fills no more rows than it may and goes on where it stopped', () => {
  const all = rows('abcde')
  const first = draw(none, all, 2)
  expect([[...first.drawn.keys()], first.filled, first.behind]).toEqual([[0, 1], 2, true])
  const second = draw(first.drawn, all, 2)
  expect([[...second.drawn.keys()], second.filled, second.behind]).toEqual([[0, 1, 2, 3], 2, true])
  const third = draw(second.drawn, all, 2)
  expect([[...third.drawn.values()], third.filled, third.behind]).toEqual([all, 1, false])
})

it('asks nothing for rows that stand there already', () => {
  const all = rows('abc')
  const { drawn } = draw(none, all, 3)
  expect(draw(drawn, all, 0)).toMatchObject({ filled: 0, behind: false })
})

it('leaves a row that changed as it was until its turn comes', () => {
  const old = rows('ab')
  const { drawn } = draw(none, old, 2)
  const changed = rows('ab', 2)
  expect([...draw(drawn, changed, 1).drawn.values()]).toEqual([changed[0], old[1]])
})

it('never shows one row in the place of another', () => {
  const { drawn } = draw(none, rows('ab'), 2)
  const after = draw(drawn, rows('xy'), 1)
  expect([...after.drawn]).toEqual([[0, { id: 'x', version: 1 }]])
})

it('waits for rows that have not come without being behind', () => {
  expect(draw(none, [undefined, undefined], 1)).toMatchObject({ filled: 0, behind: false })
})
