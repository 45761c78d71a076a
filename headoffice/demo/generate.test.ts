import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isInPortfolio } from '../../shared/features/customers/status.ts'
import { coverageInput } from '../../shared/features/policies/coverage-input.ts'
import { coverageTimeline } from '../../shared/features/titles/coverage.ts'
import { coverageOn, isCovering } from '../../shared/features/titles/coverage-on.ts'
import type { BranchCode } from '../../shared/lib/codes.ts'
import { ageOn, daysBetween } from '../../shared/lib/dates.ts'
import { isLegalPersonFiscalCode, verifyFiscalCode } from '../../shared/lib/fiscal-code.ts'
import { isIban } from '../../shared/lib/iban.ts'
import { parsePhone } from '../../shared/lib/phone.ts'
import { plateKind } from '../../shared/lib/plate.ts'
import { isVatNumber } from '../../shared/lib/vat-number.ts'
import { encodeRow, misfit } from '../../shared/sync/table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { generateBatches } from './generate.ts'
import { begun, isInstalment } from './measure.ts'
import { dataSet, grouped, testToday } from './test-data.ts'
import type { TableName } from './world.ts'

function fingerprint(seed: number, today: string): string {
  const hash = createHash('sha256')
  for (const { table, rows } of generateBatches({ preset: 'sample', seed, today })) {
    for (const row of rows) hash.update(`${table.name}${JSON.stringify(encodeRow(table, row))}\n`)
  }
  return hash.digest('hex')
}

/** What only the work at desks makes: a demonstration begins without any. */
const madeByWork = new Set(['change', 'conflict', 'attachment'])
const seeded = syncedTables.filter(({ name }) => !madeByWork.has(name))

const sample = dataSet('sample')
const demo = dataSet('demo')

describe('the generator', () => {
  it('makes the same bytes from the same seed and day, and others from others', () => {
    expect(fingerprint(7, testToday)).toBe(fingerprint(7, testToday))
    expect(fingerprint(8, testToday)).not.toBe(fingerprint(7, testToday))
    expect(fingerprint(7, '2026-12-01')).not.toBe(fingerprint(7, testToday))
  })

  it('makes rows that every model and every column takes', () => {
    expect(seeded).toHaveLength(syncedTables.length - madeByWork.size)
    for (const table of seeded) {
      const rows = sample[table.name as TableName]
      expect(rows?.length, table.name).toBeGreaterThan(0)
      for (const row of rows) {
        const parsed = table.model.safeParse(row)
        expect(parsed.success, `${table.name}: ${parsed.error?.message}`).toBe(true)
        expect(misfit(table, encodeRow(table, row)), table.name).toBeNull()
      }
    }
  })

  it('hands out ids that are unique and grow in loading order', () => {
    for (const table of seeded) {
      const ids = demo[table.name as TableName].map(({ id }) => id)
      expect(ids.toSorted(), table.name).toEqual(ids)
      expect(new Set(ids).size, table.name).toBe(ids.length)
    }
  })

  it('keeps within little memory: portions of about a thousand customers', () => {
    for (const { table, rows } of generateBatches({ preset: 'network', seed: 1, today: testToday })) {
      if (table.name !== 'customer') continue
      expect(rows.length).toBeLessThan(1500)
      // The first portion after the hand-made ones is as large as any.
      if (rows.length > 900) break
    }
  })

  it('fits any day: the last of February, the turn of the year, the change of the clocks', () => {
    for (const today of ['2028-02-29', '2027-01-01', '2026-12-31', '2026-03-29', '2026-10-25']) {
      const { title, policy } = dataSet('sample', 3, today)
      expect(title.filter(({ collectedOn }) => collectedOn !== null && collectedOn > today)).toEqual([])
      expect(policy.filter((one) => one.state === 'IN_VIGORE' && one.effectiveOn > today)).toEqual([])
    }
  })
})

describe('references', () => {
  const ids = <T extends TableName>(table: T) => new Set(demo[table].map(({ id }) => id))
  const customers = ids('customer')
  const policies = ids('policy')
  const collaborators = ids('collaborator')
  const claims = ids('claim')

  function all<T>(rows: readonly T[], of: (row: T) => string | null, known: ReadonlySet<string>): void {
    const broken = rows.map(of).filter((id) => id !== null && !known.has(id))
    expect(broken).toEqual([])
  }

  it('lead to rows that exist', () => {
    all(demo.customer, (row) => row.householdId, ids('household'))
    all(demo.customer, (row) => row.collaboratorId, collaborators)
    all(demo.customer, (row) => row.salePointId, ids('sale_point'))
    all(demo.household, (row) => row.headCustomerId, customers)
    all(demo.relation, (row) => row.customerId, customers)
    all(demo.relation, (row) => row.otherCustomerId, customers)
    all(demo.consent, (row) => row.customerId, customers)
    all(demo.consent, (row) => row.takenById, collaborators)
    all(demo.policy, (row) => row.productId, ids('product'))
    all(demo.policy, (row) => row.holderId, customers)
    all(demo.policy, (row) => row.insuredId, customers)
    all(demo.policy, (row) => row.sellerId, collaborators)
    all(demo.policy, (row) => row.replacesId, policies)
    all(demo.guarantee, (row) => row.policyId, policies)
    all(demo.title, (row) => row.policyId, policies)
    all(demo.title, (row) => row.customerId, customers)
    all(demo.claim, (row) => row.policyId, policies)
    all(demo.quote, (row) => row.policyId, policies)
    all(demo.interaction, (row) => row.customerId, customers)
    all(demo.interaction, (row) => row.policyId, policies)
    all(demo.interaction, (row) => row.claimId, claims)
  })

  it('stay within the portfolio of the customer', () => {
    const place = (row: { agencyId: number; portfolio: number }) => `${row.agencyId}.${row.portfolio}`
    const ofCustomer = new Map(demo.customer.map((row) => [row.id, place(row)]))
    const ofPolicy = new Map(demo.policy.map((row) => [row.id, place(row)]))
    const tables = ['title', 'claim', 'consent', 'quote', 'interaction', 'relation'] as const
    const strays = [
      ...demo.policy.filter((row) => place(row) !== ofCustomer.get(row.holderId)),
      ...tables.flatMap((table) =>
        demo[table].filter((row) => place(row) !== ofCustomer.get(row.customerId)),
      ),
      ...demo.guarantee.filter((row) => place(row) !== ofPolicy.get(row.policyId)),
    ]
    expect(strays).toEqual([])
  })

  it('give every number once', () => {
    for (const rows of [demo.policy, demo.claim, demo.quote, demo.title] as const) {
      const numbers = rows.map(({ agencyId, number }) => `${agencyId} ${number}`)
      expect(new Set(numbers).size).toBe(numbers.length)
    }
    const answers = demo.consent.map((row) => `${row.customerId} ${row.purpose} ${row.controller}`)
    expect(new Set(answers).size).toBe(answers.length)
  })

  it('say each relation in both directions', () => {
    const pairs = new Map(demo.relation.map((row) => [`${row.customerId} ${row.otherCustomerId}`, row.kind]))
    for (const row of demo.relation) {
      const back = pairs.get(`${row.otherCustomerId} ${row.customerId}`)
      if (row.kind === 'FIGLIO') expect(back).toBe('GENITORE')
      else if (row.kind === 'LEGALE_RAPPRESENTANTE') expect(back).toBe('IMPRESA')
      else expect(back).toBeDefined()
    }
  })
})

describe('people and firms', () => {
  it('bear fiscal codes that agree with them', () => {
    for (const row of demo.customer) {
      if (row.kind === 'PG') {
        expect(isLegalPersonFiscalCode(row.fiscalCode ?? ''), row.lastName).toBe(true)
        if (row.vatNumber !== null) expect(isVatNumber(row.vatNumber), row.lastName).toBe(true)
        continue
      }
      const mismatch = verifyFiscalCode(row.fiscalCode ?? '', {
        surname: row.lastName,
        name: row.firstName,
        birthDate: row.birthDate,
        sex: row.sex,
        placeCode: row.birthPlaceCode,
      })
      expect(mismatch, `${row.lastName} ${row.firstName}`).toEqual([])
    }
  })

  it('have telephone numbers, plates and accounts that exist in their plans, and addresses that cannot', () => {
    for (const row of sample.customer.concat(demo.customer.slice(0, 600))) {
      if (row.mobile !== null) expect(parsePhone(row.mobile)?.kind, row.mobile).toBe('MOBILE')
      if (row.phone !== null) expect(parsePhone(row.phone)?.kind, row.phone).toBe('LANDLINE')
      if (row.mobile !== null) expect(parsePhone(row.mobile)?.e164).toBe(row.mobile)
    }
    for (const row of demo.customer) {
      if (row.iban !== null) expect(isIban(row.iban), row.iban).toBe(true)
      for (const address of [row.email, row.pec])
        if (address !== null) expect(address).toMatch(/^[a-z0-9.]+@[a-z0-9.]+\.example$/)
    }
    for (const { plate } of demo.policy) if (plate !== null) expect(plateKind(plate), plate).not.toBeNull()
  })

  it('are families of plausible ages', () => {
    const byId = new Map(demo.customer.map((row) => [row.id, row]))
    for (const { customerId, otherCustomerId, kind } of demo.relation) {
      const [one, other] = [byId.get(customerId), byId.get(otherCustomerId)]
      if (one?.birthDate == null || other?.birthDate == null) continue
      const years = daysBetween(one.birthDate, other.birthDate) / 365.25
      if (kind === 'FIGLIO') expect(years).toBeGreaterThan(15)
      if (kind === 'CONIUGE') expect(Math.abs(years)).toBeLessThan(18)
    }
  })

  it('hold no policy before they came of age', () => {
    const born = new Map(demo.customer.map((row) => [row.id, row.birthDate]))
    const young = demo.policy.filter(({ holderId, effectiveOn }) => {
      const birth = born.get(holderId) ?? null
      return birth !== null && (ageOn(birth, effectiveOn) ?? 0) < 18
    })
    expect(young).toEqual([])
  })
})

describe('contracts', () => {
  const titlesOf = grouped(demo.title, ({ policyId }) => policyId)
  const guaranteesOf = grouped(demo.guarantee, ({ policyId }) => policyId)
  const branchOf = new Map(demo.product.map(({ id, mainBranch }) => [id, mainBranch]))
  const successor = new Map(demo.policy.map((one) => [one.replacesId, one.effectiveOn]))
  const timelineOf = (policy: (typeof demo.policy)[number]) =>
    coverageTimeline(
      coverageInput(policy, branchOf.get(policy.productId) as BranchCode, successor.get(policy.id) ?? null),
      titlesOf.get(policy.id) ?? [],
    )

  it('have titles, and those of a year sum to the premium', () => {
    for (const policy of demo.policy) {
      if (policy.state === 'PROPOSTA') continue
      expect(titlesOf.get(policy.id)?.length ?? 0, policy.number).toBeGreaterThan(0)
    }
    for (const policy of demo.policy.filter(
      ({ frequency, state }) => frequency === 'SEMESTRALE' && state === 'IN_VIGORE',
    )) {
      const open = (titlesOf.get(policy.id) ?? []).filter(isInstalment).slice(-1)
      for (const { gross } of open) expect(Math.abs(gross * 2 - policy.annualGross)).toBeLessThanOrEqual(1)
    }
  })

  it('carry the tax of RC auto: net and 26.5 % in the province of Turin', () => {
    for (const one of demo.guarantee.filter(({ branch }) => branch === '10')) {
      expect(Math.abs(one.annualNet * 1.265 - one.annualGross)).toBeLessThanOrEqual(1)
    }
  })

  it('show every state of coverage today', () => {
    const counts = new Map<string, number>()
    for (const policy of demo.policy) {
      const state = coverageOn(timelineOf(policy), testToday)
      counts.set(state, (counts.get(state) ?? 0) + 1)
      if (policy.endedOn !== null) expect(state, policy.number).toBe('CESSATA')
      else if (isInPortfolio(policy, testToday)) expect(state, policy.number).not.toBe('CESSATA')
    }
    for (const state of [
      'COPERTA',
      'IN_COMPORTO',
      'ESTESA_15GG',
      'FUORI_COPERTURA',
      'NON_ATTIVA',
      'CESSATA',
    ]) {
      expect(counts.get(state) ?? 0, state).toBeGreaterThan(2)
    }
  })

  it('pay for losses on covered days alone; a loss of another day was refused', () => {
    const policyOf = new Map(demo.policy.map((one) => [one.id, one]))
    let refused = 0
    for (const claim of demo.claim) {
      const policy = policyOf.get(claim.policyId)
      if (policy === undefined) throw new Error('a claim without policy')
      const covered = isCovering(coverageOn(timelineOf(policy), claim.occurredOn))
      if (!covered) refused++
      if (!covered) expect(claim.state, claim.number).toBe('RESPINTO')
      const branches = guaranteesOf.get(policy.id)?.map(({ branch }) => branch)
      expect(branches).toContain(claim.branch)
    }
    expect(refused).toBeLessThan(demo.claim.length / 20)
  })

  it('date customers from their first contract, without a gap to the present one', () => {
    const first = new Map<string, string>()
    for (const policy of demo.policy.filter(begun)) {
      const known = first.get(policy.holderId)
      if (known === undefined || policy.effectiveOn < known) first.set(policy.holderId, policy.effectiveOn)
    }
    const wrong = demo.customer.filter(
      (row) =>
        row.lastName !== 'Bosio' &&
        row.lastName !== 'Gallo' &&
        (first.get(row.id) ?? null) !== row.customerSince,
    )
    expect(wrong.map(({ lastName }) => lastName)).toEqual([])
  })
})
