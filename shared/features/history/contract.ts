import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { fieldValue } from '../../sync/mutations.ts'
import { change } from './model.ts'

/** `pending`: head office has not confirmed it yet. `device`: true where it was made on this computer. */
export const changeOnCard = z.object({ change, pending: z.boolean(), thisDevice: z.boolean() })
export type ChangeOnCard = z.infer<typeof changeOnCard>

/** Tables whose rows the history, a conflict or the inbox names: those that are edited, and those that they point to. */
export const toldTable = z.enum([
  'customer',
  'consent',
  'interaction',
  'household',
  'relation',
  'attachment',
  'policy',
  'claim',
  'collaborator',
  'sale_point',
])

/** A row as it is here now, what is pending included: plain values alone. */
export const rowNow = z.object({ tbl: toldTable, id: uuid, values: z.record(z.string(), fieldValue) })
export type RowNow = z.infer<typeof rowNow>

export const historyContract = {
  /** The rows that lines of history name, to tell them by name and to restore a value. One that is not here is left out. */
  rowsNow: desk
    .input(z.object({ keys: z.array(z.object({ tbl: toldTable, id: uuid })).max(500) }))
    .output(z.array(rowNow)),
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
