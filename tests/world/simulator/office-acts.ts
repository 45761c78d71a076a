import { revokeDevices } from '../../../headoffice/access/wipes.ts'
import { transaction } from '../../../headoffice/database.ts'
import { moveCustomer } from '../../../headoffice/features/edits/move.ts'
import { portfolioFor } from '../../../headoffice/features/edits/portfolios.ts'
import { readRow, readRows } from '../../../headoffice/features/edits/rows.ts'
import { inTransaction } from '../../../headoffice/feed/change.ts'
import { customerTables } from '../../../shared/features/customers/api.ts'
import { interactionTables } from '../../../shared/features/interactions/api.ts'
import { networkTables } from '../../../shared/features/network/api.ts'
import { AGENCY, collaboratorIdOf, idOf, PORTFOLIOS } from './ground-rows.ts'
import type { Chance } from './random.ts'
import type { SimDesk } from './sim-desk.ts'
import type { World } from './world.ts'

const [customerTable] = customerTables
const [interactionTable] = interactionTables
const [, , , , , portfolioTable] = networkTables

/** Somebody at head office writes beside the desks: a customer's fields. */
export async function writeBeside(world: World, chance: Chance): Promise<void> {
  const id = await someCustomer(world, chance)
  if (!id) return
  const field = chance.pick(['preferredHours', 'mobile', 'lastName', 'street'] as const)
  const value =
    field === 'mobile' ? `+3931${chance.between(10_000_000, 99_999_999)}` : `Sede ${chance.below(100)}`
  await inTransaction(world.ground.office.office, [AGENCY], async (change) => {
    const row = await readRow(change.client, customerTable, AGENCY, id, 'NO KEY UPDATE')
    if (row) await change.put(customerTable, { ...customerTable.model.parse(row), [field]: value })
  })
  world.unlined.add(`customer|${id}|${field}`)
  world.schedule.note(`head office writes ${field} of ${id.slice(-4)}`)
  await world.lines.tell()
}

/** Head office gives a customer to somebody else, as `npm run headoffice -- customer move` does. */
export async function moveBeside(world: World, chance: Chance): Promise<void> {
  const id = await someCustomer(world, chance)
  if (!id) return
  const collaboratorId = chance.pick([null, collaboratorIdOf(2), collaboratorIdOf(3)])
  await inTransaction(world.ground.office.office, [AGENCY], async (change) => {
    const row = await readRow(change.client, customerTable, AGENCY, id, 'NO KEY UPDATE')
    if (!row) return
    const portfolio = await portfolioFor(change.client, AGENCY, collaboratorId, row.portfolio)
    await moveCustomer(
      change,
      { ...customerTable.model.parse(row), collaboratorId },
      portfolio ?? row.portfolio,
    )
  })
  world.unlined.add(`customer|${id}|collaboratorId`)
  world.schedule.note(`head office moves ${id.slice(-4)} to ${collaboratorId?.slice(-1) ?? 'the office'}`)
  await world.lines.tell()
}

/** A contact is removed by an import: nothing of it is kept. */
export async function removeBeside(world: World, chance: Chance): Promise<void> {
  const { rows } = await world.ground.office.pool.query<{ id: string }>(
    'SELECT id FROM interaction WHERE agency_id = $1 ORDER BY id',
    [AGENCY],
  )
  const one = chance.pick(rows)
  if (!one) return
  await inTransaction(world.ground.office.office, [AGENCY], (change) =>
    change.remove(interactionTable, one.id, AGENCY),
  )
  world.unlined.add(`interaction|${one.id}|`)
  world.schedule.note(`head office removes contact ${one.id.slice(-4)}`)
  await world.lines.tell()
}

/** A whole portfolio goes to another subagent: what he and the former one hold changes. */
export async function reassignPortfolio(world: World, chance: Chance): Promise<void> {
  const number = chance.between(2, PORTFOLIOS)
  const holder = chance.pick([collaboratorIdOf(2), collaboratorIdOf(3)])
  await inTransaction(world.ground.office.office, [AGENCY], async (change) => {
    const [row] = await readRows(
      change.client,
      portfolioTable,
      AGENCY,
      'id',
      [idOf(4, number)],
      'NO KEY UPDATE',
    )
    if (row) await change.put(portfolioTable, { ...portfolioTable.model.parse(row), collaboratorId: holder })
  })
  world.schedule.note(`portfolio ${number} goes to ${holder.slice(-1)}`)
  await world.lines.tell()
}

const SLOWEST_MS = 40_000
/** The one that no act gives to somebody else, which would wait for the slow writer. */
const OFFICE_PORTFOLIO = 1

/**
 * A writer that holds its transaction open while others commit (fault 21): an import that takes its time. It writes a customer that
 * no desk sees before it commits, so that nobody waits for its locks.
 */
export async function writeSlowly(world: World, chance: Chance): Promise<void> {
  const id = idOf(8, chance.below(0xfff))
  let commit = (): void => {}
  const released = new Promise<void>((resolve) => {
    commit = resolve
  })
  let written = (): void => {}
  const wrote = new Promise<void>((resolve) => {
    written = resolve
  })
  const { office } = world.ground.office
  const whole = inTransaction(office, [AGENCY], async (change) => {
    const like = await readRow(change.client, customerTable, AGENCY, idOf(5, 0))
    if (like)
      await change.put(customerTable, {
        ...customerTable.model.parse(like),
        id,
        lastName: `Lento ${chance.below(100)}`,
        portfolio: OFFICE_PORTFOLIO,
        collaboratorId: null,
        // A desk may dissolve the household before this one is in it.
        householdId: null,
      })
    written()
    await released
  })
  // Whether it succeeds is asked at its end.
  whole.catch(() => written())
  await wrote
  world.schedule.note(`a slow writer begins with ${id.slice(-4)}`)
  const end = async (): Promise<void> => {
    world.openWriters.delete(end)
    commit()
    await whole
  }
  world.openWriters.add(end)
  world.later(chance.between(500, SLOWEST_MS), async () => {
    await end()
    world.schedule.note(`the slow writer of ${id.slice(-4)} commits`)
    await world.lines.tell()
  })
}

/** The user may not work for a while; his mirror stays. */
export async function disableUser(world: World, desk: SimDesk, chance: Chance): Promise<void> {
  const { pool } = world.ground.office
  await pool.query('UPDATE app_user SET disabled_at = $2 WHERE id = $1', [desk.userId, at(world)])
  await pool.query(
    "UPDATE session_family SET revoked_at = $2, end_reason = 'disabled' WHERE user_id = $1 AND revoked_at IS NULL",
    [desk.userId, at(world)],
  )
  rightsChanged(world, desk.userId)
  world.schedule.note(`user of ${desk.name} is disabled`)
  world.later(chance.between(5_000, 60_000), () => enableUser(world, desk.userId))
}

async function enableUser(world: World, userId: string): Promise<void> {
  await world.ground.office.pool.query('UPDATE app_user SET disabled_at = NULL WHERE id = $1', [userId])
  rightsChanged(world, userId)
  for (const desk of world.desks.filter((one) => one.userId === userId)) {
    desk.disabled = false
    await desk.signIn()
  }
}

/** The device is ordered to destroy what it holds. */
export async function revokeDevice(world: World, desk: SimDesk): Promise<void> {
  if (desk.wiped || desk.disabled) return
  const { office, pool } = world.ground.office
  const { life } = desk
  await transaction(pool, (client) =>
    revokeDevices(
      client,
      office.keys,
      [life && !life.dead ? life.deviceId : desk.deviceId],
      world.ground.wall(),
    ),
  )
  rightsChanged(world, desk.userId)
  world.schedule.note(`${desk.name} is revoked`)
}

function at(world: World): Date {
  return new Date(world.ground.wall())
}

function rightsChanged(world: World, userId: string): void {
  world.ground.office.office.access.forget(userId)
  world.lines.endOf(userId)
}

async function someCustomer({ ground }: World, chance: Chance): Promise<string | undefined> {
  const { rows } = await ground.office.pool.query<{ id: string }>(
    'SELECT id FROM customer WHERE agency_id = $1 ORDER BY id',
    [AGENCY],
  )
  return chance.pick(rows)?.id
}
