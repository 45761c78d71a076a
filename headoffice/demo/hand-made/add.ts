import type { Customer } from '../../../shared/features/customers/model.ts'
import type { CoverageState } from '../../../shared/lib/codes.ts'
import { addDays } from '../../../shared/lib/dates.ts'
import { addConsents } from '../consents.ts'
import { Diary } from '../interactions.ts'
import type { Office } from '../network.ts'
import type { Catalogue } from '../products.ts'
import type { World } from '../world.ts'
import { addCerutti } from './cerutti.ts'
import { addEsposito } from './esposito.ts'
import { addHandContract, careOf, type Kit } from './kit.ts'
import { type HandCustomer, type HandLead, handCustomers, handLeads } from './list.ts'
import { addHandFirm, addHandPerson } from './people.ts'

/** What was made by hand: how many hold policies, and the coverage intended for each policy number. */
export type HandMade = { readonly customers: number; readonly expected: ReadonlyMap<string, CoverageState> }

/** Writes the people of the pictures. */
export function addHandMade(world: World, office: Office, catalogue: Catalogue): HandMade {
  const kit: Kit = { world, office, catalogue, random: world.random('hand-made'), expected: new Map() }
  for (const { policies } of handCustomers) {
    for (const { number } of policies) if (number !== undefined) world.serials.reserve(number)
  }
  let customers = addCerutti(kit) + addEsposito(kit)
  for (const draft of handCustomers) {
    addListed(kit, draft)
    customers++
  }
  for (const lead of handLeads) addLead(kit, lead)
  return { customers, expected: kit.expected }
}

function addRow(kit: Kit, draft: Omit<HandCustomer, 'policies'>): Customer {
  const { lastName, firstName, sex, born, birthPlace, vat, street, postcode, municipality, care, fixed } =
    draft
  const address = { street, postcode, municipality, province: 'TO' }
  const looked = careOf(kit, care)
  if (firstName === undefined || sex === undefined || born === undefined) {
    return addHandFirm(kit, lastName, vat ?? '1000000', address, looked, fixed)
  }
  const [birthPlaceCode, birthName] = birthPlace ?? ['L219', 'Torino']
  const person = { lastName, firstName, sex, birthDate: born, birthPlaceCode, birthPlace: birthName }
  return addHandPerson(kit, person, address, looked, fixed)
}

function addListed(kit: Kit, draft: HandCustomer): void {
  const { world, random } = kit
  const row = addRow(kit, draft)
  const contracts = draft.policies.map((policy) => addHandContract(kit, row, careOf(kit, draft.care), policy))
  row.member = true
  row.customerSince = contracts.reduce(
    (first, { policy }) => (policy.effectiveOn < first ? policy.effectiveOn : first),
    world.today,
  )
  const health = contracts.some(({ known }) => known.product.healthQuestions)
  const consents = addConsents(world, random, row, { since: row.customerSince, health, prospect: false })
  const diary = new Diary(world, random, kit.office)
  for (const contract of contracts) diary.tellTitles(contract)
  diary.tellHabits(
    row,
    consents.some(({ purpose, value }) => purpose === 'L2' && value === 'YES'),
    contracts,
  )
  for (const { daysAgo, ...line } of draft.contacts ?? [])
    diary.write(row, addDays(world.today, -daysAgo), line)
  for (let i = random.int(1, 4); i > 0; i--) diary.tellOrdinary(row, contracts)
}

function addLead(kit: Kit, lead: HandLead): void {
  const { world, random, catalogue } = kit
  const row = addRow(kit, lead)
  const createdOn = addDays(world.today, -lead.daysAgo)
  const quote = world.add('quote', {
    agencyId: row.agencyId,
    portfolio: row.portfolio,
    customerId: row.id,
    productId: catalogue[lead.wish].product.id,
    number: world.serials.quote(createdOn),
    state: lead.daysAgo < 20 ? 'APERTO' : 'PROPOSTO',
    lossCause: null,
    createdOn,
    validTo: addDays(createdOn, 60),
    versions: 1,
    annualGross: lead.gross,
    collaboratorId: row.collaboratorId,
    policyId: null,
  })
  addConsents(world, random, row, { since: createdOn, health: false, prospect: true })
  new Diary(world, random, kit.office).tellQuote(row, quote, catalogue[lead.wish].product.name)
}
