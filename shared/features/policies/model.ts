import { z } from 'zod'
import { branchCode, paymentFrequency, policyState } from '../../lib/codes.ts'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { cents } from '../../lib/money.ts'

export const issueKind = z.enum(['NUOVA', 'SOSTITUZIONE', 'RINNOVO', 'VARIAZIONE'])

/** domain.md section 4, storno reasons [P4]. */
export const stornoReason = z.enum([
  'NATURALE_SCADENZA',
  'CESSAZIONE_RISCHIO',
  'RECESSO_ASSICURATO',
  'RECESSO_ASSICURATORE',
  'RISOLUZIONE_AUTOMATICA',
  'ANNULLAMENTO_CONSENSUALE',
  'MANCATO_PERFEZIONAMENTO',
  'SOSTITUZIONE',
  'DEMOLIZIONE_FURTO',
  'DIREZIONALE',
  'DOCUMENTI_IRREGOLARI',
  'MANCATA_RIATTIVAZIONE',
])

/** Coverage is never a field of it: it is computed from the titles. */
export const policy = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  number: z.string(),
  productId: uuid,
  /** Contraente: signs and pays. */
  holderId: uuid,
  insuredId: uuid.nullable(),
  beneficiary: z.string().nullable(),
  state: policyState,
  issueKind,
  issuedOn: isoDay,
  effectiveOn: isoDay,
  /** Null for whole life. */
  expiresOn: isoDay.nullable(),
  tacitRenewal: z.boolean(),
  /** contractual, so a field. */
  noticeDays: z.int().nullable(),
  /** the policy's own tolerance; null means the law's 20 days. */
  toleranceDays: z.int().nullable(),
  frequency: paymentFrequency,
  annualNet: cents,
  annualTaxable: cents,
  annualGross: cents,
  plate: z.string().nullable(),
  vehicle: z.string().nullable(),
  /** 1 to 18. */
  cuClass: z.int().nullable(),
  /** What is insured when it is no vehicle: an address, an activity. */
  insuredObject: z.string().nullable(),
  lienHolder: z.string().nullable(),
  /** Who manages it now, and who sold it. */
  collaboratorId: uuid.nullable(),
  sellerId: uuid.nullable(),
  replacesId: uuid.nullable(),
  noticeReceivedOn: isoDay.nullable(),
  /** First day without the contract after a storno or a replacement; null while it runs or when it just expired. */
  endedOn: isoDay.nullable(),
  stornoReason: stornoReason.nullable(),
})
export type Policy = z.infer<typeof policy>

/** A cover of a policy (garanzia), with its own branch, sums and premium. */
export const guarantee = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  policyId: uuid,
  branch: branchCode,
  name: z.string(),
  /** Massimale, franchigia and insured value in cents; scoperto in percent. */
  limitAmount: cents.nullable(),
  deductible: cents.nullable(),
  coInsurancePercent: z.int().nullable(),
  insuredValue: cents.nullable(),
  annualNet: cents,
  annualGross: cents,
})
export type Guarantee = z.infer<typeof guarantee>
