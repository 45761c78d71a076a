import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../shared/features/customers/model.ts'
import { coverageInput } from '../../../shared/features/policies/coverage-input.ts'
import { needAreaMask, needAreasOfMask } from '../../../shared/features/products/need-areas.ts'
import { coverageTimeline } from '../../../shared/features/titles/coverage.ts'
import { coverageOn } from '../../../shared/features/titles/coverage-on.ts'
import { addDays } from '../../../shared/lib/dates.ts'
import { makeNetwork, type Office } from '../network.ts'
import { makeCatalogue } from '../products.ts'
import { type dataSet, testToday } from '../test-data.ts'
import { demoUsers } from '../users.ts'
import { World } from '../world.ts'
import { addHandMade } from './add.ts'

/** The pictured people as they are on a day. */
function peopleOn(today: string) {
  const world = new World('sample', 1, today)
  const [office] = makeNetwork(world)
  const catalogue = makeCatalogue(world)
  const { expected, customers } = addHandMade(world, office as Office, catalogue)
  const rows = Object.fromEntries([...world.flush()].map(({ table, rows: list }) => [table.name, list]))
  return { expected, customers, set: rows as unknown as ReturnType<typeof dataSet>, office: office as Office }
}

const { expected, customers, set, office } = peopleOn(testToday)

function find(lastName: string, firstName: string | null): Customer {
  const row = set.customer.find((one) => one.lastName === lastName && one.firstName === firstName)
  if (row === undefined) throw new Error(`${lastName} is missing`)
  return row
}

function policiesOf(row: Customer) {
  return set.policy.filter(({ holderId }) => holderId === row.id)
}

/** Name, policies, yearly premium in cents, need areas as digits, who looks after: the rows of the pictured list. */
const pictured: readonly (readonly [string, string | null, number, number, string, string])[] = [
  ['Actis', 'Giuliana', 2, 74_250, '12', 'Pautasso'],
  ['Aimar', 'Renato', 2, 91_800, '13', 'Gandino'],
  ['Barbero', 'Lucia', 1, 36_640, '1', 'Ferrero'],
  ['Bertolino', 'Carlo', 4, 168_420, '1238', 'Pautasso'],
  ['Bosio', 'Federica', 2, 51_200, '34', 'Rinaldi'],
  ['Carrozzeria Dora S.r.l.', null, 6, 894_075, '178', 'Gandino'],
  ['Cerutti', 'Davide', 4, 241_800, '1234', 'Rinaldi'],
  ['Chiesa', 'Marta', 1, 40_290, '1', 'Oddone'],
  ['D’Angelo', 'Rosario', 2, 68_930, '12', 'Oddone'],
  ['Esposito', 'Carmela', 2, 59_410, '13', 'Oddone'],
  ['Ferraris', 'Guido', 5, 312_060, '1245', 'Rinaldi'],
  ['Gallo', 'Teresa', 2, 43_100, '23', 'Rinaldi'],
  ['Gariglio', 'Teresa', 1, 28_850, '2', 'Pautasso'],
  ['Ghibaudo', 'Enrico', 3, 426_000, '156', 'Ferrero'],
  ['Giordano', 'Silvia', 1, 37_780, '1', 'Bruno'],
  ['Kola', 'Arben', 2, 65_520, '18', 'Bruno'],
  ['Lo Russo', 'Michele', 2, 83_040, '13', 'Ferrero'],
  ['Marengo', 'Paola', 3, 109_670, '123', 'Gandino'],
  ['Martinotti e Associati', null, 3, 298_000, '78', 'Rinaldi'],
  ['Negro', 'Alberto', 1, 34_900, '1', 'Pautasso'],
  ['Panero', 'Bruno', 2, 76_190, '12', 'Pautasso'],
]

describe('the list of the pictures', () => {
  it.each(pictured)('shows %s %s as drawn', (lastName, firstName, count, premium, areas, care) => {
    const row = find(lastName, firstName)
    const policies = policiesOf(row)
    expect(policies).toHaveLength(count)
    expect(policies.reduce((sum, { annualGross }) => sum + annualGross, 0)).toBe(premium)
    const needs = policies.map(({ productId }) => set.product.find(({ id }) => id === productId)?.needArea)
    const bits = needAreasOfMask(needAreaMask(needs.filter((need) => need !== undefined)))
    const all = needAreasOfMask(255)
    expect(bits.map((area) => all.indexOf(area) + 1).join('')).toBe(areas)
    expect(office.people.find(({ id }) => id === row.collaboratorId)?.lastName).toBe(care)
  })

  it('counts everybody who holds a policy', () => {
    expect(new Set(set.policy.map(({ holderId }) => holderId)).size).toBe(customers)
  })
})

describe('coverage', () => {
  // Also after the turn of a year and on a leap day: everything is counted from today.
  it.each([testToday, '2027-02-28', '2028-02-29', '2026-12-31'])('is the intended one on %s', (today) => {
    const people = peopleOn(today)
    for (const policy of people.set.policy) {
      const branch = people.set.product.find(({ id }) => id === policy.productId)?.mainBranch ?? '10'
      const titles = people.set.title.filter(({ policyId }) => policyId === policy.id)
      const state = coverageOn(coverageTimeline(coverageInput(policy, branch, null), titles), today)
      expect(state, policy.number).toBe(people.expected.get(policy.number))
    }
  })

  it('shows grace, out of cover and never covered', () => {
    const states = new Set(expected.values())
    expect(states).toEqual(new Set(['COPERTA', 'IN_COMPORTO', 'FUORI_COPERTURA', 'NON_ATTIVA']))
  })
})

describe('Cerutti Davide', () => {
  const davide = find('Cerutti', 'Davide')

  it('is who the sheet shows', () => {
    expect(davide.fiscalCode).toMatch(/^CRTDVD79C14L219.$/)
    expect(davide.mobile).toBe('+393475521840')
    expect(davide.street).toBe('Corso Traiano 41')
    expect(davide.customerSince?.slice(0, 4)).toBe('2011')
  })

  it('owes 312,40 since eight days and has paid the spring late', () => {
    const auto = policiesOf(davide).find(({ number }) => number === '30066482')
    const titles = set.title.filter(({ policyId }) => policyId === auto?.id)
    const [spring, open] = titles.slice(-2)
    expect(open).toMatchObject({ gross: 31_240, dueOn: addDays(testToday, -8), state: 'EMESSO' })
    expect(spring).toMatchObject({
      gross: 31_240,
      type: 'QUIETANZA_RINNOVO',
      means: 'POS',
      dueOn: '2026-05-16',
      collectedOn: '2026-06-12',
    })
    expect(auto).toMatchObject({ plate: 'GH482WP', expiresOn: '2027-05-16', cuClass: 1 })
  })

  it('lives with three, has a mother elsewhere, and 38 contacts', () => {
    const home = set.customer.filter(({ householdId }) => householdId === davide.householdId)
    expect(home.map(({ firstName }) => firstName)).toEqual(['Davide', 'Federica', 'Anna', 'Pietro'])
    const kinds = set.relation.filter(({ customerId }) => customerId === davide.id).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['CONIUGE', 'FIGLIO', 'FIGLIO', 'GENITORE'])
    expect(set.interaction.filter(({ customerId }) => customerId === davide.id)).toHaveLength(38)
  })

  it('has one open claim of two, and six of seven consents answered', () => {
    const claims = set.claim.filter(({ customerId }) => customerId === davide.id)
    expect(claims.map(({ number, state }) => [number, state])[0]).toEqual(['26/0412', 'APERTO'])
    expect(claims).toHaveLength(2)
    expect(set.consent.filter(({ customerId }) => customerId === davide.id)).toHaveLength(6)
  })
})

describe('example users', () => {
  it('are people of the roster, but for DIREZIONE', () => {
    const world = new World('demo', 1, testToday)
    const collaborator = makeNetwork(world).flatMap(({ people }) => people)
    for (const user of demoUsers) {
      if (user.person === null) continue
      const { lastName, firstName } = user.person
      const found = collaborator.find((one) => one.lastName === lastName && one.firstName === firstName)
      expect(found, user.username).toMatchObject({
        role: user.role,
        agencyId: user.agencyIds[0],
        endedOn: null,
      })
    }
  })
})
