import { z } from 'zod'
import { contactChannel } from '../../lib/codes.ts'
import { instant, isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'

export const direction = z.enum(['IN', 'OUT'])

export const interactionKind = z.enum([
  'CHIAMATA',
  'VISITA',
  'MESSAGGIO',
  'AVVISO_SCADENZA',
  'SOLLECITO',
  'PREVENTIVO',
  'DENUNCIA_SINISTRO',
  'ACCESSO_AREA_RISERVATA',
  'CAMPAGNA',
  'RECLAMO',
  'INCASSO',
])

/** One line of the contact history (F1). */
export const interaction = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  customerId: uuid,
  at: instant,
  channel: contactChannel,
  direction,
  kind: interactionKind,
  subject: z.string(),
  outcome: z.string().nullable(),
  note: z.string().nullable(),
  /** Null when nobody of the agency took part. */
  collaboratorId: uuid.nullable(),
  policyId: uuid.nullable(),
  claimId: uuid.nullable(),
  followUpOn: isoDay.nullable(),
})
export type Interaction = z.infer<typeof interaction>
