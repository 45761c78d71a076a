import { z } from 'zod'
import { role } from '../network/model.ts'

/** An agency as far as signing in needs it. */
export const agencyRef = z.object({ agencyId: z.int(), code: z.string(), name: z.string() })
export type AgencyRef = z.infer<typeof agencyRef>

/** Who is signed in. `portfolio` is set for who holds only the own one (subagent, producer). */
export const sessionUser = z.object({
  userId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  role,
  collaboratorId: z.uuid().nullable(),
  agencies: z.array(agencyRef),
})
export type SessionUser = z.infer<typeof sessionUser>

export const credentials = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
})
