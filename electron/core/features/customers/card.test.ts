// The list's row, its filter and the card of one customer, on a real mirror: they must tell the same.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CustomerSummary } from '../../../../db/features/customers/summary.ts'
import { listedRows } from '../../../../db/features/customers/testing.ts'
import { openTestMirror, type TestMirror } from '../../../../db/testing.ts'
import type { CoverageState } from '../../../../shared/lib/codes.ts'
import { readCustomerCard } from './card.ts'

const today = '2026-11-23'
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const holder = idOf(1)
const product = { car: idOf(900), home: idOf(901), life: idOf(902) }

let mirror: TestMirror
let made: number

type Row = Readonly<Record<string, string | number | null>>

/** A row with these columns; what else must stand is nothing. */
function insert(table: string, row: Row): void {
  const columns = mirror.db
    .prepare<[], { name: string; type: string; notnull: 0 | 1; dflt_value: string | null }>(
      `PRAGMA table_info(${table})`,
    )
    .all()
  const empty = (type: string) => (type === 'INTEGER' ? 0 : type === 'BLOB' ? Buffer.alloc(8) : '')
  const whole: Record<string, string | number | Buffer | null> = { ...row }
  for (const { name, type, notnull, dflt_value } of columns)
    if (!(name in row) && notnull && dflt_value === null) whole[name] = empty(type)
  const names = Object.keys(whole)
  mirror.db.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `@${name}`)})`).run(whole)
}

function policy(of: keyof typeof product, effectiveOn: string, expiresOn: string, more: Row = {}): string {
  const id = idOf(++made)
  insert('policy', {
    id,
    holder_id: holder,
    product_id: product[of],
    number: String(made),
    state: 'IN_VIGORE',
    frequency: 'ANNUALE',
    effective_on: effectiveOn,
    expires_on: expiresOn,
    tacit_renewal: of === 'home' ? 1 : 0,
    annual_gross: 50_000,
    ...more,
  })
  return id
}

function title(
  policyId: string,
  type: string,
  from: string,
  to: string,
  paid: boolean,
  more: Row = {},
): void {
  insert('title', {
    id: idOf(++made),
    policy_id: policyId,
    customer_id: holder,
    number: String(made),
    type,
    state: paid ? 'INCASSATO' : 'EMESSO',
    due_on: from,
    cover_from: from,
    cover_to: to,
    collected_on: paid ? from : null,
    gross: 50_000,
    taxable: 40_000,
    ...more,
  })
}

function told() {
  new CustomerSummary(mirror.db).refresh([holder], today)
  const card = readCustomerCard(mirror.db, holder, today)
  if (!card) throw new Error('the mirror holds the customer')
  const [row] = listedRows(mirror.db, today)
  expect(row?.term, 'list and card').toEqual(card.term)
  return { card, isFoundBy: (state: CoverageState) => listedRows(mirror.db, today, [state]).length === 1 }
}

beforeEach(() => {
  made = 1
  mirror = openTestMirror()
  insert('customer', {
    id: holder,
    kind: 'PF',
    last_name: 'Rossi',
    first_name: 'Anna',
    updated_at: '2026-01-01T00:00:00.000Z',
  })
  const areas = {
    car: ['10', 'AUTO', 'MOBILITA'],
    home: ['8', 'RE', 'CASA_PATRIMONIO'],
    life: ['I', 'VITA', 'RISPARMIO_INVESTIMENTO'],
  }
  for (const [of, [main_branch = '', business_area = '', need_area = '']] of Object.entries(areas))
    insert('product', {
      id: product[of as keyof typeof product],
      code: of,
      name: of,
      main_branch,
      business_area,
      need_area,
    })
})
afterEach(() => mirror.dispose())

describe('who has several policies is told by the one in the worst state (R-26)', () => {
  it('one that is out of cover, and not one that is suspended', () => {
    const car = policy('car', '2025-06-10', '2026-06-10', { state: 'SOSPESA' })
    title(car, 'PRIMA_RATA', '2025-06-10', '2026-06-10', true)
    const home = policy('home', '2024-09-01', '2027-09-01')
    title(home, 'PRIMA_RATA', '2024-09-01', '2026-09-01', true)
    title(home, 'QUIETANZA_RINNOVO', '2026-09-01', '2027-09-01', false)
    const { card, isFoundBy } = told()
    expect(card.term).toEqual({ kind: 'out', since: '2026-09-17' })
    expect([isFoundBy('FUORI_COPERTURA'), isFoundBy('NON_ATTIVA')]).toEqual([true, false])
  })

  it('one that is out of cover, and not an earlier one in its tolerance', () => {
    const life = policy('life', '2020-11-01', '2040-11-01', { tolerance_days: 30 })
    title(life, 'RATA_INTERMEDIA', '2025-11-01', '2026-11-01', true)
    title(life, 'RATA_INTERMEDIA', '2026-11-01', '2027-11-01', false, { gross: 10_000 })
    const car = policy('car', '2024-11-05', '2026-11-05')
    title(car, 'QUIETANZA_RINNOVO', '2025-11-05', '2026-11-05', true)
    title(car, 'QUIETANZA_RINNOVO', '2026-11-05', '2027-11-05', false)
    const { card, isFoundBy } = told()
    expect(card.term).toEqual({ kind: 'out', since: '2026-11-21' })
    expect([isFoundBy('FUORI_COPERTURA'), isFoundBy('IN_COMPORTO')]).toEqual([true, false])
    expect(card.urgentTitles.map(({ state }) => state)).toEqual(['FUORI_COPERTURA', 'IN_COMPORTO'])
  })
})

describe('a policy in replacement of another', () => {
  const old = () => {
    const id = policy('car', '2026-06-01', '2027-06-01')
    title(id, 'PRIMA_RATA', '2026-06-01', '2027-06-01', true)
    return id
  }
  it.each([
    ['is only proposed: the old one runs', { state: 'PROPOSTA' }, 'expires'],
    ['waits for its first premium: the old one runs', { state: 'EMESSA_NON_PERFEZIONATA' }, 'expires'],
    [
      'was never perfected: the old one runs',
      { state: 'STORNATA', storno_reason: 'MANCATO_PERFEZIONAMENTO' },
      'expires',
    ],
  ])('%s', (_what, next, kind) => {
    policy('car', '2026-11-20', '2027-11-20', { ...next, replaces_id: old() })
    const { card, isFoundBy } = told()
    expect(card.term.kind).toBe(kind)
    expect([isFoundBy('COPERTA'), isFoundBy('CESSATA')]).toEqual([true, false])
  })

  it('runs: the old one is over', () => {
    policy('car', '2026-11-20', '2027-11-20', { replaces_id: old() })
    expect(told().isFoundBy('COPERTA')).toBe(false)
  })
})

describe('what is owed', () => {
  it('is the first premium of an issued policy too', () => {
    const home = policy('home', '2026-11-01', '2027-11-01', { state: 'EMESSA_NON_PERFEZIONATA' })
    title(home, 'PRIMA_RATA', '2026-11-01', '2027-11-01', false)
    const { card } = told()
    expect(card.dueAmount).toBe(50_000)
    expect(card.urgentTitles).toMatchObject([{ state: 'NON_ATTIVA', until: null }])
    expect(card.counts.policies).toBe(0)
  })

  it('is an endorsement too, which takes no cover away', () => {
    const home = policy('home', '2025-11-15', '2027-11-15')
    title(home, 'PRIMA_RATA', '2025-11-15', '2026-11-15', true)
    title(home, 'QUIETANZA_RINNOVO', '2026-11-15', '2027-11-15', false)
    title(home, 'APPENDICE', '2026-10-01', '2026-10-01', false, { gross: 7_000 })
    const { card } = told()
    expect(card.dueAmount).toBe(57_000)
    expect(card.urgentTitles).toMatchObject([{ gross: 50_000, until: '2026-11-30' }])
  })

  it('claims are weighed by the premiums of the time that is on record', () => {
    const car = policy('car', '2020-06-01', '2027-06-01')
    title(car, 'QUIETANZA_RINNOVO', '2025-06-01', '2027-06-01', true)
    const claim = {
      policy_id: car,
      customer_id: holder,
      branch: '10',
      route: 'CARD',
      state: 'LIQUIDATO',
      description: 'urto',
    }
    insert('claim', {
      ...claim,
      id: idOf(800),
      number: 'S1',
      occurred_on: '2023-08-01',
      reported_on: '2023-08-02',
      paid: 80_000,
    })
    insert('claim', {
      ...claim,
      id: idOf(801),
      number: 'S2',
      occurred_on: '2026-08-01',
      reported_on: '2026-08-02',
      paid: 10_000,
    })
    expect(told().card.claims5y).toMatchObject({ count: 2, paid: 90_000, lossRatioPercent: 25 })
  })
})
