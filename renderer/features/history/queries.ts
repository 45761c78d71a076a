import type { ChangeOnCard } from '../../../shared/features/history/contract.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** Most lines that core gives at once. */
const window = 200

/** The latest changes of a customer's card, up to `limit`, of these tables or of all. */
export function useHistory(customerId: string, tables: readonly string[], limit: number) {
  return useLive({
    key: ['history', 'ofCustomer', customerId, tables, limit],
    tables: ['change', 'mutation'],
    ask: async (signal) => {
      const rows: ChangeOnCard[] = []
      let total = 0
      do {
        const input = {
          customerId,
          tables: [...tables],
          offset: rows.length,
          limit: Math.min(window, limit - rows.length),
        }
        const found = await rpc.history.ofCustomer(input, { signal })
        rows.push(...found.rows)
        total = found.total
        if (found.rows.length === 0) break
      } while (rows.length < Math.min(limit, total))
      return { rows, total }
    },
    // The lines before stay while others are asked for; the part is made anew for another customer.
  }).data
}
