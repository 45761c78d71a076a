import { describe, expect, it } from 'vitest'
import { chunkSize, chunksAround, chunksOf, extentOf, indexOfRow, rowAt, rowsBetween } from './row-chunks.ts'

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${from + index}` }))

describe('chunks of a list', () => {
  it('asks for the chunks that the visible rows lie in', () => {
    expect(chunksOf({ first: 0, last: 39 })).toEqual([0])
    expect(chunksOf({ first: 40, last: 80 })).toEqual([0, 1])
    expect(chunksOf({ first: 0, last: -1 })).toEqual([])
  })

  it('asks the next screens on each side, but never past the end', () => {
    expect(chunksAround({ first: 500, last: 540 }, 100_000)).toEqual([8, 9, 10, 11, 12])
    expect(chunksAround({ first: 0, last: 39 }, 40)).toEqual([0])
    expect(chunksAround({ first: 0, last: 39 }, 120)).toEqual([0, 1, 2])
    expect(chunksAround({ first: 0, last: 39 }, 0)).toEqual([0])
    expect(chunksAround({ first: 99_960, last: 99_999 }, 100_000)).toEqual([1997, 1998, 1999])
  })

  it('finds rows by place and by id', () => {
    const chunks = new Map([[8, rows(400, chunkSize)]])
    expect(rowAt(chunks, 445)).toEqual({ id: 'r445' })
    expect(rowAt(chunks, 0)).toBeUndefined()
    expect(indexOfRow(chunks, 'r449')).toBe(449)
    expect(indexOfRow(chunks, 'r450')).toBe(-1)
  })

  it('gives a stretch of rows only when all of them have come', () => {
    const chunks = new Map([
      [0, rows(0, chunkSize)],
      [1, rows(chunkSize, chunkSize)],
    ])
    expect(rowsBetween(chunks, 48, 51)?.map(({ id }) => id)).toEqual(['r48', 'r49', 'r50', 'r51'])
    expect(rowsBetween(chunks, 98, 100)).toBeNull()
  })

  it('can be scrolled before it was counted', () => {
    expect(extentOf(new Map(), undefined)).toBe(0)
    expect(extentOf(new Map([[0, rows(0, 12)]]), undefined)).toBe(12)
    expect(extentOf(new Map([[0, rows(0, chunkSize)]]), undefined)).toBe(2 * chunkSize)
    expect(extentOf(new Map([[0, rows(0, chunkSize)]]), 100_000)).toBe(100_000)
  })
})
