import { z } from 'zod'
import { desk } from '../../rpc/errors.ts'
import { agency, collaborator, portfolio, salePoint } from './model.ts'

export const networkContract = {
  /** The roster that this desk holds: small, read once and kept. */
  roster: desk.output(
    z.object({
      agencies: z.array(agency),
      salePoints: z.array(salePoint),
      collaborators: z.array(collaborator),
      portfolios: z.array(portfolio),
    }),
  ),
}
