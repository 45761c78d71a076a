import { expect, test } from 'vitest'
import { ownSide } from './heads.ts'

const [me, one, other] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]

test.each([
  ['whose edit raised the question', me, other, 'mine'],
  ['who had written before', one, me, 'theirs'],
  ['who wrote neither', one, other, null],
  ['who wrote both, at two computers', me, me, null],
  ['head office on both sides', null, null, null],
])('what is one’s own: %s', (_who, mineById, theirsById, side) => {
  expect(ownSide({ mineById, theirsById }, me)).toBe(side)
})
