import { z } from 'zod'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { cents } from '../../lib/money.ts'

export const quoteState = z.enum(['APERTO', 'PROPOSTO', 'ACQUISTATO', 'PERSO', 'SCADUTO'])
/** domain.md section 4, causes of a negative outcome. */
export const lossCause = z.enum([
  'PREZZO',
  'ALTRA_COMPAGNIA',
  'NESSUN_BISOGNO',
  'NON_RAGGIUNGIBILE',
  'RISCHIO_NON_ASSUNTO',
  'SOLO_INFORMAZIONI',
])

export const quote = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  customerId: uuid,
  productId: uuid,
  number: z.string(),
  state: quoteState,
  lossCause: lossCause.nullable(),
  createdOn: isoDay,
  validTo: isoDay,
  /** How many times it was made again. */
  versions: z.int(),
  annualGross: cents,
  collaboratorId: uuid.nullable(),
  policyId: uuid.nullable(),
})
export type Quote = z.infer<typeof quote>
