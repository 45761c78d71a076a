import { eq } from 'drizzle-orm'
import type { HeadOffice } from '../context.ts'
import { device } from './schema.ts'

/** A device said hello: what it runs now, and that it lives. */
export async function noteDevice(
  { db, now }: HeadOffice,
  id: string,
  program: { readonly appVersion: string; readonly protocol: number; readonly schema: number },
): Promise<void> {
  await db
    .update(device)
    .set({ ...program, lastSeen: new Date(now()) })
    .where(eq(device.id, id))
}
