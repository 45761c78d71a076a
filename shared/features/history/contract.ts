import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { change } from './model.ts'

/** `pending`: head office has not confirmed it yet. `device`: true where it was made on this computer. */
export const changeOnCard = z.object({ change, pending: z.boolean(), thisDevice: z.boolean() })
export type ChangeOnCard = z.infer<typeof changeOnCard>

export const historyContract = {
  /** Who changed what on a customer's card, newest first. */
  ofCustomer: desk
    .input(
      z.object({
        customerId: uuid,
        /** Tables to show; empty for all. */
        tables: z.array(z.string().max(40)).max(20),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ rows: z.array(changeOnCard), total: z.int() })),
}
