import type { Collaborator, SalePoint } from '../../shared/features/network/model.ts'
import { addDays, addMonths, addYears, type IsoDay } from '../../shared/lib/dates.ts'
import { computeFiscalCode } from '../../shared/lib/fiscal-code.ts'
import { landlineNumber, mailWord, mobileNumber } from './contacts.ts'
import { type AgencyPreset, presets } from './presets.ts'
import type { Random } from './random.ts'
import { knownStaff, type StaffDraft } from './staff.ts'
import { givenNames } from './words/given-names.ts'
import { piedmontese } from './words/surnames.ts'
import type { World } from './world.ts'

/** A share of the agency's customers with who works it. */
export type WorkedPortfolio = {
  readonly number: number
  /** Null: the agency's own, worked by the office. */
  readonly subAgent: Collaborator | null
  readonly salePoint: SalePoint
  readonly weight: number
}

/** An agency with its people, as the makers of customers need it. */
export type Office = {
  readonly preset: AgencyPreset
  readonly agencyId: number
  readonly portfolios: readonly WorkedPortfolio[]
  /** Who in the office follows customers of portfolio 1. */
  readonly desks: readonly Collaborator[]
  /** Who opens claims and calls debtors. */
  readonly backOffice: readonly Collaborator[]
  readonly owner: Collaborator
  readonly salePoints: readonly SalePoint[]
  readonly people: readonly Collaborator[]
}

/** domain.md section 5: about 45 % of the customers belong to sub-agents. */
export const subAgentShare = 0.45

/** Writes the insurer's field force and every agency of the preset with its people. */
export function makeNetwork(world: World): Office[] {
  const random = world.random('network')
  const area = world.add('sales_area', { code: 'NO', name: 'Nord Ovest', headName: 'Bonelli Riccardo' })
  world.add('sales_area', { code: 'NE', name: 'Nord Est', headName: 'Zanetti Lorenza' })
  world.add('sales_area', { code: 'CS', name: 'Centro e Sud', headName: 'De Santis Fulvio' })
  const district = world.add('district', {
    areaId: area.id,
    code: 'NO-TO',
    name: 'Torino e provincia',
    headName: 'Castellano Enrica',
  })
  world.add('district', { areaId: area.id, code: 'NO-CN', name: 'Piemonte Sud', headName: 'Fenoglio Piero' })
  return presets[world.preset].map((preset) => makeAgency(world, random, preset, district.id))
}

function makeAgency(world: World, random: Random, preset: AgencyPreset, districtId: string): Office {
  const { agencyId, code, name, seat } = preset
  const slug = mailWord(name)
  const since = `${random.int(1978, 1996)}-0${random.int(1, 9)}-15`
  world.add('agency', {
    agencyId,
    code,
    name,
    foundedOn: since,
    street: seat.street,
    postcode: seat.postcode,
    municipality: seat.municipality,
    province: 'TO',
    phone: landlineNumber(random),
    email: `${slug}@agenzie.example`,
    pec: `agenzia${code}@pec.example`,
    openingHours: 'lun–ven 9:00–12:30 e 15:00–18:30',
    ruiSection: 'A',
    ruiNumber: `A000${random.int(100_000, 399_999)}`,
    ruiSince: '2007-02-01',
    districtId,
    lifeSpecialist: 'Morandi Cecilia',
    nonLifeSpecialist: 'Ghiglione Stefano',
    territorySince: addYears(since, 4),
  })
  const salePoints = makeSalePoints(world, random, preset)
  const head = salePoints[0] as SalePoint
  const people = staffOf(preset, random).map((draft) => hire(world, random, preset, draft, salePoints))
  const active = people.filter(({ endedOn }) => endedOn === null)
  const subAgents = active.filter(({ role }) => role === 'SUBAGENTE')
  for (const [index, point] of salePoints.slice(1).entries()) point.managerId = subAgents[index]?.id ?? null
  head.managerId = (active[0] as Collaborator).id

  world.add('portfolio', { agencyId, number: 1, name: 'Agenzia', collaboratorId: null })
  const portfolios: WorkedPortfolio[] = [
    { number: 1, subAgent: null, salePoint: head, weight: 1 - subAgentShare },
  ]
  for (const [index, person] of subAgents.entries()) {
    const number = index + 2
    world.add('portfolio', {
      agencyId,
      number,
      name: `${person.lastName} ${person.firstName}`,
      collaboratorId: person.id,
    })
    const salePoint = salePoints.find((point) => point.id === person.salePointId) ?? head
    portfolios.push({ number, subAgent: person, salePoint, weight: subAgentShare / subAgents.length })
  }
  return {
    preset,
    agencyId,
    portfolios,
    desks: active.filter(({ role }) => role.startsWith('IMPIEGATO') || role === 'AGENTE_SOCIO'),
    backOffice: active.filter(({ role }) => role === 'IMPIEGATO_BACK'),
    owner: active[0] as Collaborator,
    salePoints,
    people,
  }
}

const quarters: Readonly<Record<number, readonly (readonly [string, string, string, string])[]>> = {
  42: [
    ['Mirafiori', 'Corso Traiano 12', '10135', 'Torino'],
    ['Moncalieri', 'Via San Martino 9', '10024', 'Moncalieri'],
    ['Barriera di Milano', 'Corso Palermo 87', '10152', 'Torino'],
  ],
  117: [['Santena', 'Via Cavour 31', '10026', 'Santena']],
}

function makeSalePoints(world: World, random: Random, preset: AgencyPreset): SalePoint[] {
  const { agencyId, code, name, seat } = preset
  const points: SalePoint[] = [
    world.add('sale_point', {
      agencyId,
      code: `${code}-00`,
      name,
      channel: 'AGENZIA',
      ...seat,
      province: 'TO',
      phone: landlineNumber(random),
      managerId: null,
      openedOn: '1996-01-08',
      closedOn: null,
    }),
  ]
  for (const [index, [quarter, street, postcode, municipality]] of (quarters[agencyId] ?? []).entries()) {
    points.push(
      world.add('sale_point', {
        agencyId,
        code: `${code}-0${index + 1}`,
        name: quarter,
        channel: 'SUBAGENZIA',
        street,
        postcode,
        municipality,
        province: 'TO',
        phone: landlineNumber(random),
        managerId: null,
        openedOn: `${random.int(2001, 2018)}-09-02`,
        closedOn: null,
      }),
    )
  }
  return points
}

/** The known people of an agency, completed with invented ones up to the preset's numbers. */
function staffOf(preset: AgencyPreset, random: Random): StaffDraft[] {
  const drafts = [...knownStaff(preset.agencyId)]
  const fill = (role: StaffDraft['role'], wanted: number) => {
    const same = drafts.filter((draft) => (role === 'SUBAGENTE' ? draft.role === role : isEmployee(draft)))
    for (let i = same.filter((draft) => !draft.ended).length; i < wanted; i++) {
      const sex = random.chance(role === 'SUBAGENTE' ? 0.3 : 0.72) ? 'F' : 'M'
      const born = random.int(1966, 2000)
      drafts.push({
        lastName: random.pick(piedmontese),
        firstName: random.pick(givenNames(sex, born)),
        sex,
        born: `${born}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
        role,
        jobCode: role === 'SUBAGENTE' ? 'SUB0001' : 'IMP0001',
      })
    }
  }
  fill('IMPIEGATO_FRONT', preset.employees)
  fill('SUBAGENTE', preset.subAgents)
  return drafts
}

function isEmployee({ role }: StaffDraft): boolean {
  return role.startsWith('IMPIEGATO') || role === 'RESPONSABILE_UFFICIO'
}

function hire(
  world: World,
  random: Random,
  preset: AgencyPreset,
  draft: StaffDraft,
  salePoints: readonly SalePoint[],
): Collaborator {
  const { role, lastName, firstName, sex, born } = draft
  const outside = role === 'SUBAGENTE'
  const section = role.startsWith('AGENTE') ? 'A' : outside ? 'E' : null
  const startedOn = startOf(world.today, random, draft)
  const place =
    draft.salePoint === undefined ? 0 : salePoints.findIndex(({ name }) => name === draft.salePoint)
  const person = world.add('collaborator', {
    agencyId: preset.agencyId,
    staffNumber: world.serials.staff(),
    lastName,
    firstName,
    role,
    jobCode: draft.jobCode,
    ruiSection: section,
    ruiNumber: section === null ? null : `${section}000${random.int(100_000, 599_999)}`,
    ruiSince: section === null ? null : startedOn,
    worksOutside: outside,
    salePointId: (salePoints[Math.max(0, place)] as SalePoint).id,
    email: `${mailWord(firstName)}.${mailWord(lastName)}@agenzie.example`,
    phone: mobileNumber(random),
    startedOn,
    endedOn: draft.ended ? addDays(world.today, -random.int(20, 200)) : null,
  })
  world.add('collaborator_file', {
    agencyId: preset.agencyId,
    collaboratorId: person.id,
    fiscalCode: computeFiscalCode({
      name: firstName,
      surname: lastName,
      birthDate: born,
      sex,
      placeCode: 'L219',
    }),
    birthDate: born,
    diploma: born > '1960' || random.chance(0.6),
    initialHours: section === 'A' ? 0 : random.int(60, 64),
  })
  return person
}

/** First day at work: never before the age of 20; who joined lately joined within the last months. */
function startOf(today: IsoDay, random: Random, { born, recent }: StaffDraft): IsoDay {
  if (recent) return addMonths(`${today.slice(0, 7)}-01`, 0)
  const first = addYears(born, 20)
  const years = Math.max(1, Number(today.slice(0, 4)) - Number(first.slice(0, 4)) - 1)
  return addMonths(first, Math.floor(random.between(0.1, 0.9) * years) * 12)
}
