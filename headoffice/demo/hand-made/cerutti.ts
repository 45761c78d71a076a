import type { Consent } from '../../../shared/features/consents/model.ts'
import type { Customer } from '../../../shared/features/customers/model.ts'
import { addDays, type IsoDay } from '../../../shared/lib/dates.ts'
import { addConsents } from '../consents.ts'
import { cover } from '../covers.ts'
import { makeHousehold, relate } from '../families.ts'
import type { Person } from '../people.ts'
import type { Contract } from '../policies.ts'
import { tellCerutti } from './cerutti-contacts.ts'
import { addHandContract, birthAtAge, careOf, type Kit } from './kit.ts'
import { addHandPerson } from './people.ts'

const home = { street: 'Corso Traiano 41', postcode: '10135', municipality: 'Torino', province: 'TO' }
const torino = { birthPlaceCode: 'L219', birthPlace: 'Torino' }

/** The family of the pictured customer sheet; gives how many of them hold policies. */
export function addCerutti(kit: Kit): number {
  const { world, office } = kit
  const care = careOf(kit, 'Rinaldi')
  const mirafiori =
    office.salePoints.find(({ name }) => name === 'Mirafiori')?.id ?? care.portfolio.salePoint.id
  const person = (lastName: string, firstName: string, sex: 'M' | 'F', birthDate: IsoDay): Person => ({
    lastName,
    firstName,
    sex,
    birthDate,
    ...torino,
  })
  const add = (who: Person, fixed: Partial<Customer>, address = home) =>
    addHandPerson(kit, who, address, care, { salePointId: mirafiori, ...fixed })

  const davide = add(person('Cerutti', 'Davide', 'M', '1979-03-14'), {
    mobile: '+393475521840',
    phone: null,
    email: 'd.cerutti@posta.example',
    preferredChannel: 'TELEFONO',
    preferredHours: 'dopo le 17',
    maritalStatus: 'CONIUGATO',
    profession: 'CP3',
    incomeBand: 'FINO_50',
    bankCustomer: false,
    propertyCustomer: false,
    member: true,
  })
  const federica = add(person('Bosio', 'Federica', 'F', '1981-06-19'), {
    maritalStatus: 'CONIUGATO',
    profession: 'CP2',
    mobile: '+393391147602',
    member: true,
  })
  const anna = add(person('Cerutti', 'Anna', 'F', birthAtAge(world.today, 18, 61)), {
    profession: 'STUDENTE',
    maritalStatus: 'CELIBE_NUBILE',
    mobile: '+393518840217',
  })
  const pietro = add(person('Cerutti', 'Pietro', 'M', birthAtAge(world.today, 13, 140)), {
    profession: 'STUDENTE',
  })
  const teresa = add(
    person('Gallo', 'Teresa', 'F', birthAtAge(world.today, 76, 97)),
    {
      maritalStatus: 'VEDOVO',
      profession: 'PENSIONATO',
      mobile: '+393336021958',
      phone: '+390113178842',
      member: true,
    },
    { street: 'Via Negarville 14', postcode: '10135', municipality: 'Torino', province: 'TO' },
  )
  makeHousehold(world, davide, [davide, federica, anna, pietro])
  relate(world, davide, federica, 'CONIUGE')
  for (const parent of [davide, federica]) {
    for (const child of [anna, pietro]) relate(world, parent, child, 'FIGLIO')
  }
  relate(world, anna, pietro, 'FRATELLO')
  relate(world, davide, teresa, 'GENITORE')

  const contracts = sellDavide(kit, davide, care)
  addHandContract(kit, federica, care, {
    product: 'INFORTUNI',
    gross: 9200,
    dueIn: 202,
    expect: 'COPERTA',
    years: 5,
  })
  addHandContract(kit, federica, care, {
    product: 'TCM',
    gross: 42_000,
    dueIn: 281,
    expect: 'COPERTA',
    years: 7,
    lifeYears: 20,
  })
  addHandContract(kit, teresa, care, {
    product: 'INFORTUNI',
    gross: 15_900,
    dueIn: 107,
    expect: 'COPERTA',
    years: 6,
  })
  addHandContract(kit, teresa, care, {
    product: 'ABITARE',
    gross: 27_200,
    dueIn: 244,
    expect: 'COPERTA',
    years: 12,
  })
  davide.customerSince = contracts.auto.policy.effectiveOn
  federica.customerSince = addDays(world.today, 281 - 7 * 365)
  teresa.customerSince = addDays(world.today, 244 - 12 * 365)

  giveConsents(kit, davide, care.collaboratorId)
  for (const row of [federica, teresa]) {
    addConsents(world, kit.random, row, {
      since: row.customerSince ?? world.today,
      health: true,
      prospect: false,
    })
  }
  tellCerutti(kit, davide, contracts, care.collaboratorId)
  return 3
}

/** The four policies of the sheet. */
export type CeruttiContracts = {
  readonly auto: Contract
  readonly casa: Contract
  readonly salute: Contract
  readonly vita: Contract
}

function sellDavide(kit: Kit, davide: Customer, care: ReturnType<typeof careOf>): CeruttiContracts {
  const auto = addHandContract(kit, davide, care, {
    product: 'AUTO',
    gross: 62_480,
    dueIn: -8,
    expect: 'IN_COMPORTO',
    years: 15,
    frequency: 'SEMESTRALE',
    withinTerm: true,
    number: '30066482',
    plate: 'GH482WP',
    vehicle: 'Fiat Panda',
    covers: [
      cover('10', 'RC auto', 45_820, { limit: 7_750_000 }),
      cover('3', 'Furto e incendio', 11_840, { value: 9400, share: 10 }),
      cover('18', 'Assistenza e tutela, auto sostitutiva 7 giorni', 4820),
    ],
    // The renewal in spring was paid 27 days late: out of cover for some days, as the line of time shows.
    delays: [27, -3, -6, -2],
    means: 'POS',
  })
  const casa = addHandContract(kit, davide, care, {
    product: 'ABITARE',
    gross: 38_600,
    dueIn: 169,
    expect: 'COPERTA',
    years: 13,
    number: '31402117',
    covers: [
      cover('8', 'Incendio ed eventi naturali', 14_800, { value: 190_000, deductible: 150 }),
      cover('9', 'Acqua condotta', 9200, { limit: 5000, deductible: 150 }),
      cover('9', 'Furto', 8800, { limit: 8000, share: 20 }),
      cover('13', 'RC della famiglia', 5800, { limit: 500_000 }),
    ],
  })
  const salute = addHandContract(kit, davide, care, {
    product: 'SALUTE',
    gross: 92_720,
    dueIn: 69,
    expect: 'COPERTA',
    years: 5,
    frequency: 'SEMESTRALE',
    number: '32118905',
    covers: [
      cover('2', 'Ricoveri e interventi, nucleo', 57_800, { limit: 150_000, deductible: 500 }),
      cover('2', 'Visite ed esami, nucleo', 34_920, { limit: 3000, share: 20 }),
    ],
  })
  const vita = addHandContract(kit, davide, care, {
    product: 'TCM',
    gross: 48_000,
    dueIn: 281,
    expect: 'COPERTA',
    years: 8,
    lifeYears: 20,
    number: '70014336',
    means: 'SDD',
  })
  return { auto, casa, salute, vita }
}

function giveConsents({ world, office }: Kit, davide: Customer, rinaldi: string): void {
  const { today } = world
  const give = (consent: Omit<Consent, 'id' | 'agencyId' | 'portfolio' | 'customerId' | 'controller'>) =>
    world.add('consent', {
      agencyId: office.agencyId,
      portfolio: davide.portfolio,
      customerId: davide.id,
      controller: 'AGENZIA',
      ...consent,
    })
  const signed = addDays(today, -5768)
  const renewed = addDays(today, -296)
  const online = addDays(today, -559)
  const all = ['TELEFONO', 'EMAIL', 'SMS', 'LETTERA'] as const
  give({
    purpose: 'TRATTAMENTO',
    value: 'YES',
    givenOn: signed,
    source: 'AGENZIA',
    takenById: null,
    channels: [...all],
    document: 'firma in agenzia',
  })
  give({
    purpose: 'DATI_SENSIBILI',
    value: 'YES',
    givenOn: renewed,
    source: 'AGENZIA',
    takenById: rinaldi,
    channels: [],
    document: 'modulo salute, firmato',
  })
  give({
    purpose: 'L1',
    value: 'YES',
    givenOn: renewed,
    source: 'AGENZIA',
    takenById: rinaldi,
    channels: ['EMAIL', 'SMS'],
    document: null,
  })
  give({
    purpose: 'L2',
    value: 'YES',
    givenOn: online,
    source: 'AREA_RISERVATA',
    takenById: null,
    channels: ['TELEFONO', 'EMAIL', 'SMS'],
    document: null,
  })
  give({
    purpose: 'L3',
    value: 'NO',
    givenOn: online,
    source: 'AREA_RISERVATA',
    takenById: null,
    channels: [],
    document: null,
  })
  give({
    purpose: 'L4',
    value: 'NO',
    givenOn: online,
    source: 'AREA_RISERVATA',
    takenById: null,
    channels: [],
    document: null,
  })
  // L5 was never asked: no row.
}
