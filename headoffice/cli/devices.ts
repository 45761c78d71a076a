import { asc, eq, sql } from 'drizzle-orm'
import { appUser, device } from '../access/schema.ts'
import { revokeDevices } from '../access/wipes.ts'
import { transaction } from '../database.ts'
import { notifyAccess } from '../feed/nudges.ts'
import { loadKeys } from '../keys.ts'
import { type CommandOptions, type Office, required, UsageError } from './options.ts'

/** The devices of a user; a revoked one with the time at which it said that it had wiped itself. */
export async function listDevices({ db }: Office, options: CommandOptions): Promise<void> {
  const rows = await db
    .select({
      id: device.id,
      name: device.name,
      status: device.status,
      seen: device.lastSeen,
      flagged: device.flaggedAt,
      wipedAt: sql<string | null>`(SELECT wiped_at FROM wipe_order w WHERE w.device_id = ${device.id})`,
    })
    .from(device)
    .innerJoin(appUser, eq(appUser.id, device.userId))
    .where(eq(appUser.username, required(options, 'name').toLowerCase()))
    .orderBy(asc(device.createdAt))
  for (const { id, name, status, seen, flagged, wipedAt } of rows) {
    const state = `${status}${flagged ? ', flagged' : ''}${wipedAt ? `, wiped ${wipedAt}` : ''}`
    process.stdout.write(`${id}\t${name}\t${state}\t${seen.toISOString()}\n`)
  }
}

/** From now on the device is answered 410 device_revoked, with the order to destroy what it holds. */
export async function revokeDevice({ pool, db }: Office, options: CommandOptions): Promise<void> {
  const id = required(options, 'id')
  const [known] = await db.select({ userId: device.userId }).from(device).where(eq(device.id, id))
  if (!known) throw new UsageError(`no device ${id}`)
  const keys = await loadKeys(pool)
  await transaction(pool, (client) => revokeDevices(client, keys, [id], Date.now()))
  await notifyAccess(pool, known.userId)
  process.stdout.write('revoked\n')
}
