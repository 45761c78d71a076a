import { useLive } from './live-query.ts'
import { rpc } from './rpc.ts'

/** Tells whether head office has yet to confirm a field of a row of this customer. */
export type IsPending = (tbl: string, rowId: string, field: string) => boolean

const nothing: IsPending = () => false

/** What head office has not confirmed yet of a customer's rows. */
export function usePending(customerId: string): IsPending {
  const { data } = useLive({
    key: ['edits', 'pending', customerId],
    tables: ['mutation'],
    ask: (signal) => rpc.edits.pendingOf({ customerId }, { signal }),
    keepPrevious: false,
  })
  if (!data || data.length === 0) return nothing
  return (tbl, rowId, field) =>
    data.some((one) => one.tbl === tbl && one.rowId === rowId && one.fields.includes(field))
}
