import { z } from 'zod'
import { branchCode } from '../../lib/codes.ts'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { cents } from '../../lib/money.ts'

/** domain.md section 4, claim state. */
export const claimState = z.enum([
  'DENUNCIATO',
  'APERTO',
  'PERIZIATO',
  'OFFERTA',
  'LIQUIDATO_PARZIALE',
  'LIQUIDATO',
  'SENZA_SEGUITO',
  'RESPINTO',
  'CONTENZIOSO',
  'RIAPERTO',
])
export type ClaimState = z.infer<typeof claimState>

/** States that end a claim; in every other one it is open (K-19). */
export const CLOSED_CLAIM_STATES: readonly ClaimState[] = ['LIQUIDATO', 'SENZA_SEGUITO', 'RESPINTO']

/** */
export const claimRoute = z.enum(['CARD', 'ORDINARIO', 'ALTRI'])

export const claim = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  policyId: uuid,
  customerId: uuid,
  number: z.string(),
  branch: branchCode,
  route: claimRoute,
  state: claimState,
  occurredOn: isoDay,
  reportedOn: isoDay,
  closedOn: isoDay.nullable(),
  description: z.string(),
  /** main fault from 51 percent; null where there is no fault to share. */
  ourFaultPercent: z.int().nullable(),
  surveyor: z.string().nullable(),
  reserve: cents,
  paid: cents,
})
export type Claim = z.infer<typeof claim>
