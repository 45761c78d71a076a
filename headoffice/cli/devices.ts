import { and, asc, eq, isNull } from 'drizzle-orm'
import { appUser, device, sessionFamily } from '../access/schema.ts'
import { notifyAccess } from '../feed/nudges.ts'
import { type CommandOptions, type Office, required, UsageError } from './options.ts'

/** The devices of a user. */
export async function listDevices({ db }: Office, options: CommandOptions): Promise<void> {
  const rows = await db
    .select({
      id: device.id,
      name: device.name,
      status: device.status,
      seen: device.lastSeen,
      flagged: device.flaggedAt,
    })
    .from(device)
    .innerJoin(appUser, eq(appUser.id, device.userId))
    .where(eq(appUser.username, required(options, 'name').toLowerCase()))
    .orderBy(asc(device.createdAt))
  for (const { id, name, status, seen, flagged } of rows)
    process.stdout.write(`${id}\t${name}\t${status}${flagged ? ', flagged' : ''}\t${seen.toISOString()}\n`)
}

/** From now on the device is answered 410 device_revoked. */
export async function revokeDevice({ pool, db }: Office, options: CommandOptions): Promise<void> {
  const id = required(options, 'id')
  const [revoked] = await db
    .update(device)
    .set({ status: 'revoked' })
    .where(eq(device.id, id))
    .returning({ userId: device.userId })
  if (!revoked) throw new UsageError(`no device ${id}`)
  await db
    .update(sessionFamily)
    .set({ revokedAt: new Date(), endReason: 'revoked' })
    .where(and(eq(sessionFamily.deviceId, id), isNull(sessionFamily.revokedAt)))
  await notifyAccess(pool, revoked.userId)
  process.stdout.write('revoked\n')
}
