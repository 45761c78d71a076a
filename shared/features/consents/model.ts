import { z } from 'zod'
import { contactChannel } from '../../lib/codes.ts'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'

/** domain.md section 4, consents: one mandatory level and six optional ones. */
export const consentPurpose = z.enum(['TRATTAMENTO', 'DATI_SENSIBILI', 'L1', 'L2', 'L3', 'L4', 'L5'])
export type ConsentPurpose = z.infer<typeof consentPurpose>

export const consentValue = z.enum(['YES', 'NO', 'WITHDRAWN', 'UNKNOWN'])
/** agency and insurer are two controllers, each with its own notice. */
export const consentController = z.enum(['AGENZIA', 'IMPRESA'])

/** one row per purpose and controller; no row means the question was never asked. */
export const consent = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  customerId: uuid,
  purpose: consentPurpose,
  controller: consentController,
  value: consentValue,
  givenOn: isoDay.nullable(),
  /** Through which channel the answer came. */
  source: contactChannel.nullable(),
  /** Collaborator who took it; null when the customer answered alone. */
  takenById: uuid.nullable(),
  /** Channels the consent covers. */
  channels: z.array(contactChannel),
  document: z.string().nullable(),
})
export type Consent = z.infer<typeof consent>
