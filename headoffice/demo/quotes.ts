import type { Customer } from '../../shared/features/customers/model.ts'
import type { Quote } from '../../shared/features/quotes/model.ts'
import { addDays, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import type { Contract } from './policies.ts'
import type { Catalogue, ProductKey } from './products.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** domain.md section 5: 15 leads a month per 1,000 customers, one in ten ends with a policy. */
export const quotesPerCustomerYear = 0.18
const historyDays = 730

/** What people ask for, with a usual yearly price in euros. */
const wishes: readonly (readonly [readonly [ProductKey, number], number])[] = [
  [['AUTO', 430], 42],
  [['ABITARE', 280], 18],
  [['SALUTE', 520], 9],
  [['INFORTUNI', 95], 7],
  [['PIP', 1800], 7],
  [['TCM', 420], 5],
  [['RISPARMIO', 2200], 4],
  [['TUTELA', 120], 4],
  [['VIAGGI', 90], 4],
]
const firmWishes: readonly (readonly [readonly [ProductKey, number], number])[] = [
  [['IMPRESA', 2800], 40],
  [['AUTOCARRO', 640], 25],
  [['CATNAT', 1100], 20],
  [['RC_IMPRESA', 1900], 15],
]

const causes = [
  ['PREZZO', 45],
  ['ALTRA_COMPAGNIA', 20],
  ['SOLO_INFORMAZIONI', 12],
  ['NESSUN_BISOGNO', 10],
  ['NON_RAGGIUNGIBILE', 10],
  ['RISCHIO_NON_ASSUNTO', 3],
] as const satisfies readonly (readonly [NonNullable<Quote['lossCause']>, number])[]

/** Writes a quote that came to nothing, or is still open. `recent` keeps it within the last weeks. */
export function addOpenQuote(
  world: World,
  random: Random,
  catalogue: Catalogue,
  customer: Customer,
  recent: boolean,
): Quote {
  const [key, price] = random.weighted(customer.kind === 'PG' ? firmWishes : wishes)
  const age = recent ? random.int(0, 75) : random.int(0, historyDays)
  const createdOn = addDays(world.today, -age)
  const state = stateOf(random, age)
  return world.add('quote', {
    agencyId: customer.agencyId,
    portfolio: customer.portfolio,
    customerId: customer.id,
    productId: catalogue[key].product.id,
    number: world.serials.quote(createdOn),
    state,
    lossCause: state === 'PERSO' ? random.weighted(causes) : null,
    createdOn,
    validTo: addDays(createdOn, 60),
    versions: versionsOf(random),
    annualGross: Math.round(random.logNormal(price, 0.3) * 20) * 5,
    collaboratorId: customer.collaboratorId,
    policyId: null,
  })
}

/** Writes the quote behind a policy that was sold in the last two years. */
export function addSoldQuote(
  world: World,
  random: Random,
  { policy, known, holder }: Contract,
): Quote | null {
  if (daysBetween(policy.effectiveOn, world.today) > historyDays) return null
  const createdOn: IsoDay = addDays(policy.issuedOn, -random.int(0, 40))
  return world.add('quote', {
    agencyId: policy.agencyId,
    portfolio: policy.portfolio,
    customerId: holder.id,
    productId: known.product.id,
    number: world.serials.quote(createdOn),
    state: 'ACQUISTATO',
    lossCause: null,
    createdOn,
    validTo: addDays(createdOn, 60),
    versions: versionsOf(random),
    annualGross: policy.annualGross,
    collaboratorId: policy.collaboratorId,
    policyId: policy.id,
  })
}

function versionsOf(random: Random): number {
  return random.weighted([
    [1, 62],
    [2, 25],
    [3, 10],
    [4, 3],
  ])
}

function stateOf(random: Random, age: number): Quote['state'] {
  if (age <= 20)
    return random.weighted([
      ['APERTO', 50],
      ['PROPOSTO', 38],
      ['PERSO', 12],
    ])
  if (age <= 60)
    return random.weighted([
      ['APERTO', 12],
      ['PROPOSTO', 28],
      ['PERSO', 60],
    ])
  return random.chance(0.74) ? 'PERSO' : 'SCADUTO'
}
