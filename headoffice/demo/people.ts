import type { Customer } from '../../shared/features/customers/model.ts'
import {
  addDays,
  ageOn,
  dayNumber,
  dayOfNumber,
  type IsoDay,
  instantOf,
  startOfDayInRome,
} from '../../shared/lib/dates.ts'
import { computeFiscalCode } from '../../shared/lib/fiscal-code.ts'
import { landlineNumber, mobileNumber, personIban, personMail } from './contacts.ts'
import type { Office, WorkedPortfolio } from './network.ts'
import type { Random } from './random.ts'
import { givenNames } from './words/given-names.ts'
import { origins } from './words/origins.ts'
import {
  birthplacesElsewhere,
  birthplacesNear,
  birthplacesSouth,
  type HomePlace,
  type Place,
} from './words/places.ts'
import { streetsAnywhere, streetsOfTorino } from './words/streets.ts'
import { common, northern, piedmontese, southern } from './words/surnames.ts'
import type { World } from './world.ts'

/** What a person is born with. */
export type Person = {
  readonly lastName: string
  readonly firstName: string
  readonly sex: 'M' | 'F'
  readonly birthDate: IsoDay
  readonly birthPlaceCode: string
  readonly birthPlace: string
}

export type Address = Pick<Customer, 'street' | 'postcode' | 'municipality' | 'province'>

/** Who looks after a customer. */
export type Care = { readonly portfolio: WorkedPortfolio; readonly collaboratorId: string }

/** Customers by age (domain.md section 5, 18 and older; mean about 51). */
export const ageBands: readonly (readonly [readonly [number, number], number])[] = [
  [[18, 24], 7],
  [[25, 34], 14],
  [[35, 44], 17],
  [[45, 54], 20],
  [[55, 64], 18],
  [[65, 74], 14],
  [[75, 84], 8],
  [[85, 93], 2],
]

export function adultAge(random: Random): number {
  const [low, high] = random.weighted(ageBands)
  return random.int(low, high)
}

/** A day on which somebody of that age today was born. */
export function birthDateOf(random: Random, today: IsoDay, age: number): IsoDay {
  return dayOfNumber(dayNumber(today) - Math.floor(age * 365.2425) - random.int(2, 363))
}

type Background = 'piedmont' | 'south' | 'north' | 'common' | 'abroad'

/** About one in eleven customers was born abroad. */
const backgrounds: readonly (readonly [Background, number])[] = [
  ['piedmont', 42],
  ['south', 28],
  ['north', 6],
  ['common', 15],
  ['abroad', 9],
]

const byWeight = new Map<readonly Place[], readonly (readonly [Place, number])[]>()
function drawPlace(random: Random, places: readonly Place[]): Place {
  let pairs = byWeight.get(places)
  if (pairs === undefined) {
    pairs = places.map((place) => [place, place.weight] as const)
    byWeight.set(places, pairs)
  }
  return random.weighted(pairs)
}

/** Invents a person; the surname may be given, as for the children of a family. */
export function invent(random: Random, sex: 'M' | 'F', birthDate: IsoDay, surname?: string): Person {
  const background = surname === undefined ? random.weighted(backgrounds) : 'common'
  const year = Number(birthDate.slice(0, 4))
  if (background === 'abroad' && year < 2004) {
    const origin = random.weighted(origins.map((one) => [one, one.share] as const))
    return {
      lastName: random.pick(origin.surnames),
      firstName: random.pick(sex === 'M' ? origin.men : origin.women),
      sex,
      birthDate,
      birthPlaceCode: origin.code,
      birthPlace: origin.country,
    }
  }
  const place = birthplaceOf(random, background, year)
  return {
    lastName: surname ?? random.pick(surnamesOf(random, background)),
    firstName: random.pick(givenNames(sex, year)),
    sex,
    birthDate,
    birthPlaceCode: place.code,
    birthPlace: place.name,
  }
}

function surnamesOf(random: Random, background: Background): readonly string[] {
  if (background === 'south') return southern
  if (background === 'north') return northern
  if (background === 'piedmont') return piedmontese
  return random.chance(0.7) ? common : piedmontese
}

function birthplaceOf(random: Random, background: Background, year: number): Place {
  const came = year < 1960 ? 0.75 : year < 1975 ? 0.45 : 0.12
  if (background === 'south' && random.chance(came)) return drawPlace(random, birthplacesSouth)
  if (background === 'north' && random.chance(came)) return drawPlace(random, birthplacesElsewhere)
  if (background === 'common' && random.chance(0.2)) return drawPlace(random, birthplacesElsewhere)
  return drawPlace(random, birthplacesNear)
}

/** An address in the agency's territory. */
export function inventAddress(random: Random, homes: readonly HomePlace[]): Address {
  const home = drawPlace(random, homes) as HomePlace
  const number = random.weighted([
    [String(random.int(1, 40)), 60],
    [String(random.int(41, 180)), 34],
    [`${random.int(2, 60)}/${random.pick(['A', 'B', 'C', 'bis'])}`, 6],
  ])
  if (home.postcode === null) {
    const { street, postcode } = random.pick(streetsOfTorino)
    return { street: `${street} ${number}`, postcode, municipality: home.name, province: home.province }
  }
  return {
    street: `${random.pick(streetsAnywhere)} ${number}`,
    postcode: home.postcode,
    municipality: home.name,
    province: home.province,
  }
}

/** The portfolio and the person a new household or firm goes to. */
export function drawCare(random: Random, office: Office): Care {
  const portfolio = random.weighted(office.portfolios.map((one) => [one, one.weight] as const))
  return { portfolio, collaboratorId: portfolio.subAgent?.id ?? random.pick(office.desks).id }
}

type PersonOptions = {
  readonly address: Address
  readonly care: Care
  readonly marital?: Customer['maritalStatus']
  /** A mobile number of the family, for children. */
  readonly underAge?: boolean
}

/** Writes a person as a customer or prospect; `customerSince`, `member` and `householdId` are set by who knows them. */
export function addPerson(
  world: World,
  random: Random,
  office: Office,
  person: Person,
  options: PersonOptions,
): Customer {
  const { care, address } = options
  const age = ageOn(person.birthDate, world.today) ?? 0
  const adult = age >= 18
  const mailChance = age < 45 ? 0.9 : age < 65 ? 0.8 : age < 75 ? 0.58 : 0.3
  return world.add('customer', {
    agencyId: office.agencyId,
    portfolio: care.portfolio.number,
    kind: 'PF',
    ...person,
    fiscalCode: computeFiscalCode({
      name: person.firstName,
      surname: person.lastName,
      birthDate: person.birthDate,
      sex: person.sex,
      placeCode: person.birthPlaceCode,
    }),
    vatNumber: null,
    ...address,
    mobile: adult && random.chance(0.95) ? mobileNumber(random) : null,
    phone: adult && random.chance(age > 60 ? 0.5 : 0.12) ? landlineNumber(random) : null,
    email:
      adult && random.chance(mailChance)
        ? personMail(random, person.firstName, person.lastName, Number(person.birthDate.slice(0, 4)))
        : null,
    pec: null,
    iban: adult && random.chance(0.3) ? personIban(random) : null,
    preferredChannel:
      adult && random.chance(0.35) ? random.pick(['TELEFONO', 'EMAIL', 'SMS', 'AGENZIA'] as const) : null,
    preferredHours: adult && random.chance(0.12) ? random.pick(hours) : null,
    maritalStatus: options.marital ?? (adult ? maritalOf(random, age) : 'CELIBE_NUBILE'),
    profession: professionOf(random, age, person.sex),
    atecoSection: null,
    incomeBand: adult && random.chance(0.5) ? random.weighted(incomes) : null,
    householdId: null,
    collaboratorId: care.collaboratorId,
    salePointId: care.portfolio.salePoint.id,
    customerSince: null,
    member: false,
    bankCustomer: random.weighted(bankFlags),
    propertyCustomer: random.chance(0.3) ? random.chance(0.02) : null,
    optOutSince: adult && random.chance(0.05) ? addDays(world.today, -random.int(20, 1500)) : null,
    notes: random.chance(0.05) ? random.pick(notes) : null,
    updatedAt: someInstant(random, world.today, 540),
  })
}

/** An instant in office hours, at most `days` ago. */
export function someInstant(random: Random, today: IsoDay, days: number): string {
  return instantOn(random, addDays(today, -random.int(1, days)))
}

const dayStarts = new Map<IsoDay, number>()

/** An instant on a day between 8:30 and 19:00 in Rome. */
export function instantOn(random: Random, day: IsoDay, from = 8.5, to = 19): string {
  let start = dayStarts.get(day)
  if (start === undefined) {
    start = Date.parse(startOfDayInRome(day))
    dayStarts.set(day, start)
  }
  return instantOf(start + Math.floor(random.between(from, to) * 3600) * 1000)
}

const hours = [
  'dopo le 17',
  'mattina',
  'ora di pranzo',
  'dopo le 12:30',
  'mai il lunedì',
  'sera',
  'prima delle 10',
] as const

const incomes = [
  ['FINO_15', 18],
  ['FINO_28', 42],
  ['FINO_50', 30],
  ['OLTRE_50', 10],
] as const satisfies readonly (readonly [NonNullable<Customer['incomeBand']>, number])[]

/** Null where the group's data never came. */
const bankFlags: readonly (readonly [boolean | null, number])[] = [
  [null, 68],
  [false, 25],
  [true, 7],
]

const notes = [
  'Preferisce parlare con la moglie per le scadenze di casa.',
  'Sente poco: chiamare al fisso.',
  'Paga sempre in agenzia, passa a fine mese.',
  'Vuole la copia cartacea di ogni quietanza.',
  'Lavora su turni, rispondere ai messaggi dopo le 14.',
  'Segnalato da un cliente, molto attento al prezzo.',
  'Ha chiesto di non essere chiamato durante le vacanze scolastiche.',
  'Da sentire prima del rinnovo: sta cambiando macchina.',
  'Il figlio prende la patente in primavera.',
  'Casa in vendita, verificare la polizza incendio.',
] as const

function maritalOf(random: Random, age: number): Customer['maritalStatus'] {
  if (random.chance(0.12)) return null
  if (age < 30) return random.chance(0.9) ? 'CELIBE_NUBILE' : 'CONIUGATO'
  return random.weighted([
    ['CELIBE_NUBILE', age < 45 ? 42 : 16],
    ['CONIUGATO', age < 45 ? 42 : 54],
    ['UNITO', 1],
    ['SEPARATO', 6],
    ['DIVORZIATO', 8],
    ['VEDOVO', age > 70 ? 26 : age > 55 ? 5 : 0],
  ])
}

function professionOf(random: Random, age: number, sex: 'M' | 'F'): Customer['profession'] {
  if (age < 19) return 'STUDENTE'
  if (random.chance(0.14)) return null
  if (age >= 67) return random.chance(0.93) ? 'PENSIONATO' : 'CP1'
  if (age < 25 && random.chance(0.55)) return 'STUDENTE'
  if (age >= 62 && random.chance(0.4)) return 'PENSIONATO'
  if (sex === 'F' && random.chance(age > 50 ? 0.14 : 0.06)) return 'CASALINGA'
  return random.weighted([
    ['CP1', 4],
    ['CP2', 15],
    ['CP3', 17],
    ['CP4', 15],
    ['CP5', 18],
    ['CP6', 14],
    ['CP7', 8],
    ['CP8', 6],
    ['CP9', 1],
    ['DISOCCUPATO', 2],
  ])
}
