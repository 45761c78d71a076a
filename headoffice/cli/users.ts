import { randomBytes, randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { role } from '../../shared/features/network/model.ts'
import { credentials } from '../../shared/features/session/model.ts'
import { appUser, device, sessionFamily, userAgency } from '../access/schema.ts'
import { revokeDevices } from '../access/wipes.ts'
import { transaction } from '../database.ts'
import { hashPassword } from '../features/session/passwords.ts'
import { notifyAccess } from '../feed/nudges.ts'
import { loadKeys } from '../keys.ts'
import { agency, collaborator } from '../tables.ts'
import { type CommandOptions, type Office, required, UsageError } from './options.ts'

/** A user of one agency, or of several for DIREZIONE. */
export async function addUser({ pool, db }: Office, options: CommandOptions): Promise<void> {
  const username = required(options, 'name').toLowerCase()
  const displayName = required(options, 'display')
  const wanted = role.safeParse(required(options, 'role'))
  if (!wanted.success) throw new UsageError(`--role is one of ${role.options.join(', ')}`)
  const codes = options.agency ?? []
  const agencies = codes.length > 0 ? await db.select().from(agency).where(inArray(agency.code, codes)) : []
  const unknown = codes.filter((code) => !agencies.some((found) => found.code === code))
  if (unknown.length > 0 || agencies.length === 0)
    throw new UsageError(`no such agency: ${unknown.join(', ') || '(none given)'}`)
  if (agencies.length > 1 && wanted.data !== 'DIREZIONE')
    throw new UsageError('only DIREZIONE is given more than one agency')
  const first = agencies[0]
  const collaboratorId = first ? await collaboratorOf(db, first.agencyId, options['staff-number']) : null
  if (['SUBAGENTE', 'PRODUTTORE'].includes(wanted.data) && !collaboratorId)
    throw new UsageError(`${wanted.data} needs --staff-number: the portfolio is found by it`)
  const { password, shown } = await newPassword(options)
  const passwordHash = await hashPassword(password)
  await transaction(pool, async (client) => {
    const tx = drizzle(client)
    const id = randomUUID()
    const [known] = await tx.select().from(appUser).where(eq(appUser.username, username))
    if (known) throw new UsageError(`there is a user ${username} already`)
    await tx.insert(appUser).values({ id, username, displayName, role: wanted.data, passwordHash })
    await tx
      .insert(userAgency)
      .values(agencies.map(({ agencyId }) => ({ userId: id, agencyId, collaboratorId })))
  })
  process.stdout.write(`added ${username}${shown}\n`)
}

export async function listUsers({ db }: Office): Promise<void> {
  const rows = await db
    .select({
      username: appUser.username,
      role: appUser.role,
      disabledAt: appUser.disabledAt,
      code: agency.code,
    })
    .from(appUser)
    .leftJoin(userAgency, eq(userAgency.userId, appUser.id))
    .leftJoin(agency, eq(agency.agencyId, userAgency.agencyId))
    .orderBy(asc(appUser.username), asc(agency.code))
  for (const row of rows)
    process.stdout.write(
      `${row.username}\t${row.role}\t${row.code ?? '-'}\t${row.disabledAt ? 'disabled' : 'active'}\n`,
    )
}

/** Ends every session of the user at once; with --wipe the user's devices are revoked and destroy what they hold. */
export async function disableUser(office: Office, options: CommandOptions): Promise<void> {
  const id = await userId(office, options)
  if (options.wipe) await revokeDevicesOf(office, id)
  await office.db.update(appUser).set({ disabledAt: new Date() }).where(eq(appUser.id, id))
  await endSessions(office, id, 'disabled')
  process.stdout.write('disabled\n')
}

export async function enableUser(office: Office, options: CommandOptions): Promise<void> {
  const id = await userId(office, options)
  await office.db.update(appUser).set({ disabledAt: null }).where(eq(appUser.id, id))
  process.stdout.write('enabled\n')
}

/** Gives a new password and ends every session; the mirrors open again with it after an online sign-in. */
export async function setPassword(office: Office, options: CommandOptions): Promise<void> {
  const id = await userId(office, options)
  const { password, shown } = await newPassword(options)
  await office.db
    .update(appUser)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(appUser.id, id))
  await endSessions(office, id, 'password')
  process.stdout.write(`changed${shown}\n`)
}

async function revokeDevicesOf({ pool, db }: Office, id: string): Promise<void> {
  const keys = await loadKeys(pool)
  const devices = await db.select({ id: device.id }).from(device).where(eq(device.userId, id))
  await transaction(pool, (client) =>
    revokeDevices(
      client,
      keys,
      devices.map((one) => one.id),
      Date.now(),
    ),
  )
}

async function userId({ db }: Office, options: CommandOptions): Promise<string> {
  const username = required(options, 'name').toLowerCase()
  const [user] = await db.select({ id: appUser.id }).from(appUser).where(eq(appUser.username, username))
  if (!user) throw new UsageError(`no user ${username}`)
  return user.id
}

async function endSessions(
  { pool, db }: Office,
  id: string,
  endReason: 'disabled' | 'password',
): Promise<void> {
  await db
    .update(sessionFamily)
    .set({ revokedAt: new Date(), endReason })
    .where(and(eq(sessionFamily.userId, id), isNull(sessionFamily.revokedAt)))
  await notifyAccess(pool, id)
}

async function collaboratorOf(
  db: NodePgDatabase,
  agencyId: number,
  staffNumber: string | undefined,
): Promise<string | null> {
  if (!staffNumber) return null
  const [found] = await db
    .select({ id: collaborator.id })
    .from(collaborator)
    .where(and(eq(collaborator.agencyId, agencyId), eq(collaborator.staffNumber, staffNumber)))
  if (!found) throw new UsageError(`no collaborator with staff number ${staffNumber}`)
  return found.id
}

/** Never from the command line, where every user of the machine could read it. */
async function newPassword(options: CommandOptions): Promise<{ password: string; shown: string }> {
  if (!options['password-stdin']) {
    const password = randomBytes(12).toString('base64url')
    return { password, shown: `, password ${password}` }
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (!credentials.shape.password.min(10).safeParse(password).success)
    throw new UsageError('a password has 10 to 200 characters')
  return { password, shown: '' }
}
