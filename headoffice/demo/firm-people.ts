import type { Customer } from '../../shared/features/customers/model.ts'
import { elevenDigitCheck } from '../../shared/lib/vat-number.ts'
import { landlineNumber, mailWord, mobileNumber, personIban, vatNumber } from './contacts.ts'
import type { Office } from './network.ts'
import { type Address, type Care, inventAddress, someInstant } from './people.ts'
import type { Random } from './random.ts'
import { firmWords, legalForms, type Trade, trades } from './words/firms.ts'
import type { World } from './world.ts'

/** A firm with what its policies say of it. */
export type Firm = { readonly row: Customer; readonly activity: string; readonly building: boolean }

/** Writes a firm; `boss` gives the family name that many firms bear. */
export function addFirm(
  world: World,
  random: Random,
  office: Office,
  care: Care,
  boss: Customer | null,
): Firm {
  const trade = random.weighted(trades.map((one) => [one, one.weight] as const))
  const name = firmName(random, trade, boss?.lastName ?? null)
  const address = inventAddress(random, office.preset.homes)
  const vat = vatNumber(random)
  const slug = mailWord(name.replace(/ S\..*$| Soc\..*$/, '')).slice(0, 30)
  const row = world.add('customer', {
    ...emptyFirm(world, random, office, care, address),
    lastName: name,
    fiscalCode: vat,
    vatNumber: vat,
    email: random.chance(0.85) ? `info@${slug}.example` : null,
    pec: random.chance(0.8) ? `${slug}@pec.example` : null,
    atecoSection: trade.section,
  })
  return { row, activity: trade.activity, building: false }
}

/** Writes a block of flats: it has a fiscal code of its own and no VAT number. */
export function addBuilding(world: World, random: Random, office: Office, care: Care): Firm {
  const address = inventAddress(random, office.preset.homes)
  const ten = `9${String(random.int(0, 999_999)).padStart(6, '0')}001`
  const row = world.add('customer', {
    ...emptyFirm(world, random, office, care, address),
    lastName: `Condominio ${address.street}`,
    fiscalCode: ten + String(elevenDigitCheck(ten)),
    atecoSection: 'T',
  })
  return { row, activity: 'fabbricato', building: true }
}

/** A firm without name and keys. */
export function emptyFirm(
  world: World,
  random: Random,
  office: Office,
  care: Care,
  address: Address,
): Omit<Customer, 'id' | 'lastName'> {
  return {
    agencyId: office.agencyId,
    portfolio: care.portfolio.number,
    kind: 'PG',
    firstName: null,
    sex: null,
    birthDate: null,
    birthPlaceCode: null,
    birthPlace: null,
    fiscalCode: null,
    vatNumber: null,
    ...address,
    mobile: random.chance(0.5) ? mobileNumber(random) : null,
    phone: random.chance(0.8) ? landlineNumber(random) : null,
    email: null,
    pec: null,
    iban: random.chance(0.4) ? personIban(random) : null,
    preferredChannel: random.chance(0.4) ? random.pick(['EMAIL', 'TELEFONO'] as const) : null,
    preferredHours: null,
    maritalStatus: null,
    profession: null,
    atecoSection: null,
    incomeBand: null,
    householdId: null,
    collaboratorId: care.collaboratorId,
    salePointId: care.portfolio.salePoint.id,
    customerSince: null,
    member: false,
    bankCustomer: random.weighted([
      [null, 68],
      [false, 22],
      [true, 10],
    ]),
    propertyCustomer: null,
    optOutSince: null,
    notes: null,
    updatedAt: someInstant(random, world.today, 540),
  }
}

function firmName(random: Random, trade: Trade, surname: string | null): string {
  const title = random.pick(trade.titles)
  const form = random.weighted(legalForms)
  if (trade.section === 'M') {
    return surname === null || random.chance(0.4)
      ? `${title} ${random.pick(firmWords)}`
      : `${title} ${surname}`
  }
  const called = surname !== null && random.chance(0.6) ? surname : random.pick(firmWords)
  if (form === 'S.n.c.' && surname !== null && random.chance(0.4)) return `${title} F.lli ${surname} ${form}`
  return `${title} ${called} ${form}`
}
