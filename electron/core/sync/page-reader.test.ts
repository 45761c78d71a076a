import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TornPage } from '../net/failures.ts'
import { parseLine, provePage } from './page-reader.ts'

const header = {
  t: 'h',
  feed: 42,
  epoch: '018f2a52-0000-7000-8000-000000000000',
  from: 1,
  to: 2,
  mark: 'm',
  bucket_set_id: 1,
  schema: 1,
  ack_seq: 0,
  columns: { sales_area: ['id', 'code', 'name', 'head_name'] },
}
const put = (id: string, name = 'Nord') =>
  JSON.stringify({ t: 'put', b: 'g', tbl: 'sales_area', ver: 2, row: [id, '1', name, 'B'] })

function page(lines: string[], trailer: object = {}): Buffer {
  const text = `${[JSON.stringify(header), ...lines].join('\n')}\n`
  const sha256 = createHash('sha256').update(text).digest('hex')
  return Buffer.from(
    `${text}${JSON.stringify({ t: 'e', n: lines.length, sha256, complete: true, ...trailer })}\n`,
  )
}

describe('a page is proven before it is used', () => {
  it('reads header, lines and trailer', () => {
    const { lines, trailer } = provePage(page([put('a'), put('b')]))
    expect(lines).toHaveLength(2)
    expect(trailer.complete).toBe(true)
    expect(provePage(page([])).lines).toEqual([])
  })

  it('faults 11, 12: cut at any byte it is torn', () => {
    const whole = page([put('a', 'È già'), put('b')])
    for (let length = 0; length < whole.length - 1; length++) {
      expect(() => provePage(whole.subarray(0, length)), `cut at ${length}`).toThrow(TornPage)
    }
  })

  it('is torn when any byte before the trailer changed', () => {
    const whole = page([put('a'), put('b')])
    const end = whole.lastIndexOf('{"t":"e"')
    fc.assert(
      fc.property(fc.nat(end - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] as number) ^ by
        expect(() => provePage(bytes)).toThrow(TornPage)
      }),
    )
  })

  it('refuses a wrong count', () => {
    expect(() => provePage(page([put('a')], { n: 2 }))).toThrow('count')
  })
})

describe('a line is checked for its shape', () => {
  it('gives the digest of the row text as it came', () => {
    const line = parseLine(put('a'))
    const expected = createHash('sha256').update('["a","1","Nord","B"]').digest().subarray(0, 16)
    expect(line.t === 'put' && Buffer.from(line.arrived.digest).equals(expected)).toBe(true)
  })

  it.each([
    ['an unknown table', '{"t":"put","b":"g","tbl":"nowhere","ver":1,"row":["a"]}'],
    ['fault 52: __proto__ as a table', '{"t":"put","b":"g","tbl":"__proto__","ver":1,"row":["a"]}'],
    ['a short row', '{"t":"put","b":"g","tbl":"sales_area","ver":1,"row":["a"]}'],
    ['a number for a text', '{"t":"put","b":"g","tbl":"sales_area","ver":1,"row":["a","1",5,"b"]}'],
    ['null where none may be', '{"t":"put","b":"g","tbl":"sales_area","ver":1,"row":["a","1",null,"b"]}'],
    ['an unknown act', '{"t":"drop_table","b":"g"}'],
  ])('refuses %s', (_what, line) => {
    expect(() => parseLine(line)).toThrow(TornPage)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
