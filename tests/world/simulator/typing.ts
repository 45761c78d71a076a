import { readAuthor } from '../../../db/features/edits/placement.ts'
import { readStored } from '../../../db/features/edits/stored-rows.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import { editCommands } from '../../../electron/core/features/edits/commands.ts'
import { consentId } from '../../../shared/features/consents/edits.ts'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import { isOffice } from '../../../shared/sync/edit-policy.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import { familyForm, fileForm } from './families.ts'
import { added, type Change, created, newId, patched, pickId, word } from './form-parts.ts'
import { collaboratorIdOf, PORTFOLIOS } from './ground-rows.ts'
import { Killed } from './life.ts'
import type { Chance } from './random.ts'
import type { SimDesk } from './sim-desk.ts'
import type { World } from './world.ts'

/** A form may stay open so long before it is saved: what it saw is old by then. */
const LONGEST_FORM_MS = 90_000

/** A user opens a form at a desk, types, and saves at once or later. */
export function typeSomething(world: World, desk: SimDesk, chance: Chance): void {
  const { life } = desk
  if (!life) return
  const edits = formOf(world, life.db, chance, desk.name)
  if (edits.length === 0) return
  const save = (): void => saveForm(world, desk, edits)
  if (chance.happens(0.3)) world.later(chance.between(500, LONGEST_FORM_MS), save)
  else save()
}

function saveForm(world: World, desk: SimDesk, edits: readonly Edit[]): void {
  const { life } = desk
  if (!life) return
  const said = surviving(() => editCommands.applyEdits(life.edits, { edits }))
  desk.note()
  const what = edits.map(({ op, tbl, id, fields }) => `${op} ${tbl} ${id.slice(-4)} ${Object.keys(fields)}`)
  const outcome = said === null ? 'killed' : 'refused' in said ? JSON.stringify(said.refused) : 'queued'
  world.schedule.note(`${desk.name} types ${what.join(' + ')}: ${outcome}`)
}

/** What a call of the user gave; null when the program died in it. */
export function surviving<T>(call: () => T): T | null {
  try {
    return call()
  } catch (error) {
    if (error instanceof Killed) return null
    throw error
  }
}

function formOf(world: World, db: MirrorConnection, chance: Chance, desk: string): Edit[] {
  const kind = chance.below(26)
  const customer = pickId(db, chance, 'customer')
  if (kind < 2) return [newProspect(world, db, chance, desk)]
  if (!customer) return []
  if (kind < 9) return patched(db, 'customer', customer, customerFields(db, chance, desk))
  if (kind < 12) return [newContact(world, chance, customer, desk)]
  if (kind < 14) return patchContact(db, chance, desk)
  if (kind < 16) return consentOf(db, chance, customer)
  if (kind < 17) return deletionOf(db, chance)
  if (kind < 18) return movedBy(db, chance, customer)
  if (kind < 23) return familyForm(world, db, chance, customer)
  if (kind < 24) return fileForm(world, db, chance, customer)
  return [
    ...patched(db, 'customer', customer, customerFields(db, chance, desk)),
    newContact(world, chance, customer, desk),
  ]
}

function customerFields(db: MirrorConnection, chance: Chance, desk: string): Change {
  const street = {
    street: () => `Via ${chance.below(90)}`,
    postcode: () => String(chance.between(10_000, 98_000)),
  }
  const forms: Change[] = [
    { mobile: () => `+3933${chance.between(10_000_000, 99_999_999)}` },
    {
      email: () => `a${chance.below(1000)}@example.it`,
      preferredHours: () => `dopo le ${chance.between(8, 19)}`,
    },
    { profession: () => `CP${chance.between(1, 9)}` },
    { lastName: () => `Cognome ${chance.below(1000)}` },
    { birthDate: () => `19${chance.between(40, 99)}-03-0${chance.between(1, 9)}` },
    chance.happens(0.5) ? street : { street: street.street },
    { postcode: street.postcode },
    { notes: added(word(chance, desk)) },
    { notes: added(word(chance, desk)), mobile: () => `+3932${chance.between(10_000_000, 99_999_999)}` },
    { optOutSince: () => (chance.happens(0.5) ? '2026-11-01' : null) },
  ]
  const author = readAuthor(db)
  if (author && isOffice(author.role))
    forms.push({ salePointId: () => null, lastName: () => `Altro ${chance.below(99)}` })
  return chance.pick(forms)
}

function newProspect(world: World, db: MirrorConnection, chance: Chance, desk: string): Edit {
  const author = readAuthor(db)
  const office = author !== null && isOffice(author.role)
  return created('customer', newId(world, chance), {
    kind: 'PF',
    lastName: `Nuovo ${chance.below(1000)}`,
    firstName: 'Ada',
    notes: word(chance, desk),
    ...(office && chance.happens(0.5)
      ? { collaboratorId: collaboratorIdOf(chance.between(2, PORTFOLIOS)) }
      : {}),
  })
}

function newContact(world: World, chance: Chance, customerId: string, desk: string): Edit {
  return created('interaction', newId(world, chance), {
    customerId,
    at: '2026-11-20T10:00:00.000Z',
    channel: 'TELEFONO',
    direction: 'OUT',
    kind: 'CHIAMATA',
    subject: `Tema ${chance.below(50)}`,
    note: word(chance, desk),
  })
}

function patchContact(db: MirrorConnection, chance: Chance, desk: string): Edit[] {
  const id = pickId(db, chance, 'interaction')
  if (!id) return []
  const change: Change = chance.happens(0.5)
    ? { note: added(word(chance, desk)) }
    : { subject: () => `Tema ${chance.below(50)}`, outcome: () => `Esito ${chance.below(9)}` }
  return patched(db, 'interaction', id, change)
}

/** The same consent at two desks is one row: its id follows from what it is about. */
function consentOf(db: MirrorConnection, chance: Chance, customerId: string): Edit[] {
  const purpose = chance.pick(['L1', 'L2', 'L3'] as const)
  const id = consentId(customerId, purpose, 'AGENZIA')
  const answer = {
    value: chance.pick(['YES', 'NO']),
    givenOn: `2026-10-0${chance.between(1, 9)}`,
    source: 'EMAIL',
  }
  const table = findTable('consent')
  if (table && readStored(db, table, id))
    return patched(db, 'consent', id, {
      value: () => answer.value,
      givenOn: () => answer.givenOn,
    })
  return [
    created('consent', id, { customerId, purpose, controller: 'AGENZIA', channels: ['EMAIL'], ...answer }),
  ]
}

function deletionOf(db: MirrorConnection, chance: Chance): Edit[] {
  const tbl = chance.pick([
    'interaction',
    'interaction',
    'consent',
    'customer',
    'attachment',
    'relation',
    'household',
  ])
  const id = pickId(db, chance, tbl)
  return id ? [{ tbl, id, op: 'delete', fields: {} }] : []
}

/** The office gives a customer to somebody else: with him goes all that hangs on him. */
function movedBy(db: MirrorConnection, chance: Chance, customer: string): Edit[] {
  const author = readAuthor(db)
  if (!author || !isOffice(author.role)) return []
  const to = chance.pick([null, collaboratorIdOf(2), collaboratorIdOf(3)])
  return patched(db, 'customer', customer, { collaboratorId: () => to })
}
