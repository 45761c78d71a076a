import type { Customer } from '../../shared/features/customers/model.ts'
import type { RelationKind } from '../../shared/features/households/model.ts'
import { ageOn } from '../../shared/lib/dates.ts'
import type { Office } from './network.ts'
import { addPerson, adultAge, birthDateOf, type Care, drawCare, invent, inventAddress } from './people.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** Somebody who will hold policies, with who looks after him and the persons of his family. */
export type Holder = {
  readonly row: Customer
  readonly care: Care
  /** Others of the family whom a policy of his may insure. */
  readonly family: readonly Customer[]
}

/** Persons made for a block: those who hold policies, and relatives who hold none. */
export type People = { readonly holders: Holder[]; readonly relatives: Customer[] }

/** The reverse of a relation: who is my child calls me parent. */
const reverse = {
  CONIUGE: 'CONIUGE',
  CONVIVENTE: 'CONVIVENTE',
  FIGLIO: 'GENITORE',
  GENITORE: 'FIGLIO',
  FRATELLO: 'FRATELLO',
  ALTRO_PARENTE: 'ALTRO_PARENTE',
  LEGALE_RAPPRESENTANTE: 'IMPRESA',
  SOCIO_IMPRESA: 'IMPRESA',
  IMPRESA: 'LEGALE_RAPPRESENTANTE',
} as const satisfies Record<RelationKind, RelationKind>

/** Two directed rows: `other` is the `kind` of `customer`, and the other way round. */
export function relate(world: World, customer: Customer, other: Customer, kind: RelationKind): void {
  const { agencyId } = customer
  world.add('relation', {
    agencyId,
    portfolio: customer.portfolio,
    customerId: customer.id,
    otherCustomerId: other.id,
    kind,
  })
  world.add('relation', {
    agencyId,
    portfolio: other.portfolio,
    customerId: other.id,
    otherCustomerId: customer.id,
    kind: reverse[kind],
  })
}

/** Writes a household and makes everybody name it. */
export function makeHousehold(world: World, head: Customer, members: readonly Customer[]): void {
  const household = world.add('household', {
    agencyId: head.agencyId,
    portfolio: head.portfolio,
    name: `Famiglia ${head.lastName}`,
    headCustomerId: head.id,
  })
  for (const member of members) member.householdId = household.id
}

/**
 * Writes `count` persons who hold policies, alone or in families, and up to `spare` relatives without one: a partner,
 * children at a plausible age with the father's surname, a parent who lives elsewhere.
 */
export function addPeople(
  world: World,
  random: Random,
  office: Office,
  count: number,
  spare: number,
): People {
  const people: People = { holders: [], relatives: [] }
  let left = count
  while (left > 0) {
    const made = addUnit(world, random, office, left, spare - people.relatives.length)
    people.holders.push(...made.holders)
    people.relatives.push(...made.relatives)
    left -= made.holders.length
  }
  return people
}

function addUnit(world: World, random: Random, office: Office, left: number, spare: number): People {
  const care = drawCare(random, office)
  const address = inventAddress(random, office.preset.homes)
  const age = adultAge(random)
  const sex = random.chance(0.6) ? 'M' : 'F'
  const kin = age >= 28 && age <= 82 ? random.unit() : 1
  const withPartner = left >= 2 && kin < 0.17
  const sparePartner = !withPartner && spare > 0 && kin < 0.24
  const partnered = withPartner || sparePartner
  const own = invent(random, sex, birthDateOf(random, world.today, age))
  const options = { address, care }
  const head = addPerson(
    world,
    random,
    office,
    own,
    partnered ? { ...options, marital: 'CONIUGATO' } : options,
  )
  const family: Customer[] = [head]
  const holding: Customer[] = [head]
  const relatives: Customer[] = []

  if (partnered) {
    const gap = Math.round(random.normal() * 3) + (sex === 'M' ? -2 : 2)
    const partnerAge = Math.max(22, age + gap)
    const partner = addPerson(
      world,
      random,
      office,
      invent(random, sex === 'M' ? 'F' : 'M', birthDateOf(random, world.today, partnerAge)),
      { ...options, marital: 'CONIUGATO' },
    )
    relate(world, head, partner, 'CONIUGE')
    family.push(partner)
    ;(withPartner ? holding : relatives).push(partner)
  }
  const kids = partnered || kin < 0.3 ? childrenOf(random, age) : 0
  const children: Customer[] = []
  for (let i = 0; i < kids; i++) {
    const parents = family.slice(0, partnered ? 2 : 1)
    const father = parents.find((parent) => parent.sex === 'M') ?? head
    const mother = parents.find((parent) => parent.sex === 'F') ?? head
    const childAge = Math.max(
      0,
      (ageOn(mother.birthDate ?? own.birthDate, world.today) ?? age) - random.int(24, 36) - i * 3,
    )
    const holds = childAge >= 18 && left - holding.length > 0 && random.chance(0.6)
    if (childAge > 32 || (!holds && spare - relatives.length <= 0)) continue
    const born = birthDateOf(random, world.today, childAge)
    const child = addPerson(
      world,
      random,
      office,
      invent(random, random.chance(0.5) ? 'M' : 'F', born, father.lastName),
      { ...options, marital: 'CELIBE_NUBILE' },
    )
    for (const parent of parents) relate(world, parent, child, 'FIGLIO')
    for (const sibling of children) relate(world, sibling, child, 'FRATELLO')
    children.push(child)
    family.push(child)
    ;(holds ? holding : relatives).push(child)
  }
  if (family.length > 1) makeHousehold(world, head, family)
  if (age < 62 && left - holding.length > 0 && random.chance(0.06))
    holding.push(addParent(world, random, office, head, care))
  const holders = holding.map((row) => ({ row, care, family: family.filter((one) => one !== row) }))
  return { holders, relatives }
}

/** A parent who lives on his or her own; the mother bears another surname. */
function addParent(world: World, random: Random, office: Office, child: Customer, care: Care): Customer {
  const age = Math.min(92, (ageOn(child.birthDate ?? world.today, world.today) ?? 40) + random.int(23, 36))
  const sex = random.chance(0.6) ? 'F' : 'M'
  const born = birthDateOf(random, world.today, age)
  const person = sex === 'M' ? invent(random, sex, born, child.lastName) : invent(random, sex, born)
  const address = inventAddress(random, office.preset.homes)
  const parent = addPerson(world, random, office, person, { address, care })
  relate(world, child, parent, 'GENITORE')
  return parent
}

function childrenOf(random: Random, age: number): number {
  if (age < 30 || age > 68) return 0
  return random.weighted([
    [0, 40],
    [1, 36],
    [2, 21],
    [3, 3],
  ])
}
