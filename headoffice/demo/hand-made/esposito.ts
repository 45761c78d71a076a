import type { Customer } from '../../../shared/features/customers/model.ts'
import { addDays } from '../../../shared/lib/dates.ts'
import { addConsents } from '../consents.ts'
import { makeHousehold, relate } from '../families.ts'
import { instantOn } from '../people.ts'
import { reminder } from '../words/talk.ts'
import { addHandContract, careOf, type Kit } from './kit.ts'
import { addHandPerson } from './people.ts'

const home = { street: 'Via Leinì 62', postcode: '10036', municipality: 'Settimo Torinese', province: 'TO' }

/** The debtor of the pictured working day: always pays, always some days late. Gives how many hold policies. */
export function addEsposito(kit: Kit): number {
  const { world, office, random } = kit
  const { today } = world
  const care = careOf(kit, 'Oddone')
  const born = { birthPlaceCode: 'F839', birthPlace: 'Napoli' }
  const carmela = addHandPerson(
    kit,
    { lastName: 'Esposito', firstName: 'Carmela', sex: 'F', birthDate: '1965-06-09', ...born },
    home,
    care,
    { mobile: '+393384107265', preferredHours: 'dopo le 12:30', maritalStatus: 'CONIUGATO', member: true },
  )
  const gennaro: Customer = addHandPerson(
    kit,
    { lastName: 'Russo', firstName: 'Gennaro', sex: 'M', birthDate: '1962-09-19', ...born },
    home,
    care,
    { maritalStatus: 'CONIUGATO' },
  )
  makeHousehold(world, carmela, [carmela, gennaro])
  relate(world, carmela, gennaro, 'CONIUGE')
  const auto = addHandContract(kit, carmela, care, {
    product: 'AUTO',
    gross: 53_510,
    dueIn: -11,
    expect: 'IN_COMPORTO',
    years: 12,
    frequency: 'SEMESTRALE',
    withinTerm: true,
    number: '29881730',
    plate: 'EV318TK',
    vehicle: 'Fiat Punto',
    delays: [8, 6, 9, 7],
    means: 'CONTANTI',
  })
  addHandContract(kit, carmela, care, {
    product: 'INFORTUNI',
    gross: 5900,
    dueIn: 165,
    expect: 'COPERTA',
    years: 6,
  })
  carmela.customerSince = auto.policy.effectiveOn
  addConsents(world, random, carmela, { since: auto.policy.effectiveOn, health: true, prospect: false })

  const reported = addDays(today, -46)
  const place = {
    agencyId: office.agencyId,
    portfolio: carmela.portfolio,
    customerId: carmela.id,
    policyId: auto.policy.id,
  }
  const claim = world.add('claim', {
    ...place,
    number: world.serials.reserve(`${reported.slice(2, 4)}/0388`),
    branch: '10',
    route: 'CARD',
    state: 'APERTO',
    occurredOn: addDays(reported, -1),
    reportedOn: reported,
    closedOn: null,
    description: 'Urtati da chi usciva da un passo carraio',
    ourFaultPercent: 0,
    surveyor: 'Perito Borgogno',
    reserve: 210_000,
    paid: 0,
  })
  const open = auto.titles.at(-1)
  const note = {
    note: null,
    followUpOn: null,
    direction: 'OUT' as const,
    outcome: 'consegnato',
    claimId: null,
  }
  world.add('interaction', {
    ...place,
    ...note,
    at: instantOn(random, addDays(today, -4), 9, 9.1),
    channel: 'SMS',
    kind: 'SOLLECITO',
    subject: open === undefined ? 'Sollecito' : reminder(open.gross, open.dueOn),
    collaboratorId: null,
  })
  world.add('interaction', {
    ...place,
    ...note,
    at: instantOn(random, addDays(today, -25), 8, 8.1),
    channel: 'EMAIL',
    kind: 'AVVISO_SCADENZA',
    subject: 'Avviso di scadenza RC auto EV 318 TK',
    outcome: 'non letto',
    collaboratorId: null,
  })
  world.add('interaction', {
    ...place,
    ...note,
    at: instantOn(random, addDays(today, -39), 17.7, 17.75),
    channel: 'TELEFONO',
    direction: 'IN',
    kind: 'CHIAMATA',
    subject: `Ha chiamato per il sinistro ${claim.number}`,
    outcome: 'perizia fissata',
    claimId: claim.id,
    collaboratorId: care.collaboratorId,
  })
  world.add('interaction', {
    ...place,
    ...note,
    at: instantOn(random, reported),
    channel: 'AGENZIA',
    direction: 'IN',
    kind: 'DENUNCIA_SINISTRO',
    subject: `Denuncia ${claim.number}: urtati da chi usciva da un passo carraio`,
    outcome: 'denuncia aperta',
    claimId: claim.id,
    collaboratorId: care.collaboratorId,
  })
  return 1
}
