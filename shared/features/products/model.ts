import { z } from 'zod'
import { branchCode, businessArea, needArea } from '../../lib/codes.ts'
import { uuid } from '../../lib/ids.ts'

export const product = z.object({
  id: uuid,
  code: z.string(),
  name: z.string(),
  /** The branch that rules coverage and reports; each guarantee has its own. */
  mainBranch: branchCode,
  businessArea,
  needArea,
  forBusiness: z.boolean(),
  /** explicit consent to health data is needed. */
  healthQuestions: z.boolean(),
  active: z.boolean(),
})
export type Product = z.infer<typeof product>
