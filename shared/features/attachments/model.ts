import { z } from 'zod'
import { instant } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'

/** A file that hangs on a customer, a policy or a claim. Its bytes travel apart, by their hash. */
export const attachment = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  customerId: uuid,
  policyId: uuid.nullable(),
  claimId: uuid.nullable(),
  /** The shown name, cleaned (fault 58). */
  name: z.string(),
  /** By its content, never by its name. */
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  addedById: uuid.nullable(),
  addedAt: instant,
})
export type Attachment = z.infer<typeof attachment>
