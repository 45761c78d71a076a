// The windows, counts, sums and filter values of the list, against a plain reading of all its rows.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPages } from '../../bench/lib/load.ts'
import { makePages } from '../../bench/lib/pages.ts'
import { readFacets } from '../../db/features/customers/facets-reader.ts'
import {
  countCustomers,
  positionOf,
  readCustomerPage,
  readStretch,
  sumPremiums,
} from '../../db/features/customers/list-reader.ts'
import { openConnection } from '../../db/open.ts'
import { openTestMirror, type TestMirror } from '../../db/testing.ts'
import type { ReadDb } from '../../db/types.ts'
import {
  type CustomerFilter,
  type CustomerQuery,
  customerFacet,
  customerSort,
} from '../../shared/features/customers/contract.ts'
import { searchableText, searchForms } from '../../shared/lib/text.ts'

const TODAY = '2026-11-21'

type Stored = {
  id: string
  n: number
  name: string
  municipality: string | null
  province: string | null
  collaborator_id: string | null
  premium: number
  status: string
}

let mirror: TestMirror
let everybody: Stored[]
beforeAll(() => {
  mirror = openTestMirror()
  loadPages(mirror.db, makePages('demo', 1))
  everybody = mirror.db.prepare<[], Stored>('SELECT * FROM customer_list ORDER BY sort_name, n').all()
}, 60_000)
afterAll(() => mirror?.dispose())

/** A connection that has read nothing yet, as the desk's when it opens. */
function fresh(act: (db: ReadDb) => void): void {
  const db = openConnection(mirror.path, mirror.key, 'read')
  try {
    act(db)
  } finally {
    db.close()
  }
}

function query(more: Partial<CustomerQuery> = {}): CustomerQuery {
  return { filters: [], text: '', sort: { by: 'name', descending: false }, ...more }
}

const idsAt = (db: ReadDb, of: CustomerQuery, offset: number, limit: number) =>
  readCustomerPage(db, of, { offset, limit }, TODAY).map(({ id }) => id)

const sorts = customerSort.shape.by.options.flatMap((by) => [
  { by, descending: false },
  { by, descending: true },
])

test.each(sorts)(
  'by $by, descending $descending: the first windows, asked before the whole order is known, are its beginning',
  (sort) => {
    fresh((db) => {
      const early = [0, 200, 800, 900].map((offset) => idsAt(db, query({ sort }), offset, 200))
      const whole = Array.from({ length: Math.ceil(everybody.length / 200) }, (_, at) =>
        idsAt(db, query({ sort }), at * 200, 200),
      ).flat()
      expect(new Set(whole).size).toBe(everybody.length)
      expect(early).toEqual([0, 200, 800, 900].map((offset) => whole.slice(offset, offset + 200)))
      const [, , third = ''] = whole
      expect(positionOf(db, query({ sort }), third, TODAY)).toBe(2)
    })
  },
)

test('a window that begins near the top and ends far from it is whole', () => {
  fresh((db) => {
    const ids = everybody.map(({ id }) => id)
    expect(idsAt(db, query(), 950, 200)).toEqual(ids.slice(950, 1150))
    expect(idsAt(db, query(), everybody.length - 5, 200)).toEqual(ids.slice(-5))
    expect(idsAt(db, query(), everybody.length, 200)).toEqual([])
  })
})

test('a stretch of any length has the rows of its windows, with their premiums', () => {
  fresh((db) => {
    const of = query({ sort: { by: 'premium', descending: true } })
    const stretch = readStretch(db, of, { offset: 30, limit: 1200 }, TODAY)
    const windows = Array.from({ length: 6 }, (_, at) => idsAt(db, of, 30 + at * 200, 200)).flat()
    expect(new Set(stretch.map(({ id }) => id))).toEqual(new Set(windows))
    const premiums = new Map(everybody.map(({ id, premium }) => [id, premium]))
    expect(stretch.every(({ id, premium }) => premiums.get(id) === premium)).toBe(true)
  })
})

test('by term, those who have none come last whichever way one sorts', () => {
  const terms = new Map(
    mirror.db
      .prepare<[], { id: string; lead_term: string | null }>('SELECT id, lead_term FROM customer_list')
      .all()
      .map(({ id, lead_term }) => [id, lead_term]),
  )
  const inOrder = (descending: boolean) => {
    let ids: string[] = []
    fresh((db) => {
      const of = query({ sort: { by: 'expiry', descending } })
      ids = Array.from({ length: Math.ceil(everybody.length / 200) }, (_, at) =>
        idsAt(db, of, at * 200, 200),
      ).flat()
    })
    return ids.map((id) => terms.get(id) ?? null)
  }
  for (const descending of [false, true]) {
    const found = inOrder(descending)
    expect(found).toHaveLength(everybody.length)
    const first = found.indexOf(null)
    expect(first).toBeGreaterThan(0)
    expect(found.slice(first).every((term) => term === null)).toBe(true)
    const known = found.slice(0, first) as string[]
    expect(known).toEqual(descending ? known.toSorted().toReversed() : known.toSorted())
  }
})

test('who is expiring is asked anew when a policy changes, though nothing of the list did', () => {
  const of = query({ filters: [{ field: 'expiring', days: 30 }] })
  fresh((db) => {
    const [first = '', ...others] = idsAt(db, of, 0, everybody.length)
    expect(others.length).toBeGreaterThan(0)
    const policies = mirror.db
      .prepare<[string], { id: string; expires_on: string }>(
        'SELECT id, expires_on FROM policy WHERE holder_id = ? AND expires_on IS NOT NULL',
      )
      .all(first)
    const move = mirror.db.prepare('UPDATE policy SET expires_on = ? WHERE id = ?')
    for (const { id } of policies) move.run('2030-01-01', id)
    expect(idsAt(db, of, 0, everybody.length)).toEqual(others)
    for (const { id, expires_on } of policies) move.run(expires_on, id)
    expect(idsAt(db, of, 0, everybody.length)).toEqual([first, ...others])
  })
})

const wordsOf = (text: string | null) => searchableText(text ?? '').split(' ')

/** Whether a name or a place begins with every word that was typed. */
function isNamed(row: Stored, text: string): boolean {
  const own = [...wordsOf(row.name), ...wordsOf(row.municipality)]
  const begins = (typed: string) => typed.split(' ').every((word) => own.some((one) => one.startsWith(word)))
  const { words, joined } = searchForms(text)
  return begins(words) || begins(joined)
}

test.each(['r', 'ro', 'rossi', 'ma ro', 'torino', 'dangelo', 'zzz'])(
  'what is typed (%s) narrows rows, count and sum alike',
  (text) => {
    fresh((db) => {
      const wanted = everybody.filter((row) => isNamed(row, text))
      const of = query({ text })
      expect(idsAt(db, of, 0, 200)).toEqual(wanted.map(({ id }) => id).slice(0, 200))
      expect(countCustomers(db, of, TODAY)).toBe(wanted.length)
      expect(sumPremiums(db, of, TODAY)).toBe(wanted.reduce((sum, { premium }) => sum + premium, 0))
    })
  },
)

test('a number that is a key finds its customer, which no name does', () => {
  fresh((db) => {
    const [one] = mirror.db
      .prepare<[], { id: string; fiscal_code: string }>(
        'SELECT id, fiscal_code FROM customer WHERE fiscal_code IS NOT NULL ORDER BY id LIMIT 1',
      )
      .all()
    const of = query({ text: one?.fiscal_code ?? '' })
    expect([idsAt(db, of, 0, 10), countCustomers(db, of, TODAY)]).toEqual([[one?.id], 1])
  })
})

test('text and filters together hold what both hold', () => {
  fresh((db) => {
    const filters: CustomerFilter[] = [{ field: 'status', any: ['CLIENTE'] }]
    const wanted = everybody.filter((row) => isNamed(row, 'ma') && row.status === 'CLIENTE')
    const of = query({ text: 'ma', filters })
    expect(wanted.length).toBeGreaterThan(3)
    expect(idsAt(db, of, 0, 200)).toEqual(wanted.map(({ id }) => id).slice(0, 200))
    expect(countCustomers(db, of, TODAY)).toBe(wanted.length)
  })
})

test.each(customerFacet.options)(
  'the values of %s are those that occur, each with how many it would show',
  (field) => {
    fresh((db) => {
      const facets = readFacets(db, field)
      expect(facets.length).toBeGreaterThan(1)
      for (const { value, count } of facets) {
        const filters = [{ field, any: [value] }] as CustomerFilter[]
        expect(countCustomers(db, query({ filters }), TODAY)).toBe(count)
      }
      const column = field === 'collaborator' ? 'collaborator_id' : field
      const named = everybody.filter((row) => row[column] !== null).length
      expect(facets.reduce((sum, { count }) => sum + count, 0)).toBe(named)
    })
  },
)
