import type { Interaction } from '../../../shared/features/interactions/model.ts'
import type { ContactChannel } from '../../../shared/lib/codes.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** What the history is narrowed by; nothing means all. */
export interface InteractionFilter {
  readonly channel: ContactChannel | null
  readonly direction: Interaction['direction'] | null
}

export const noFilter: InteractionFilter = { channel: null, direction: null }

/** The contact history of a customer, newest first, up to `limit` lines. */
export function useInteractions(customerId: string, filter: InteractionFilter, limit: number) {
  const { channel, direction } = filter
  return useLive({
    key: ['interactions', 'ofCustomer', customerId, channel, direction, limit],
    tables: ['interaction', 'collaborator'],
    ask: (signal) =>
      rpc.interactions.ofCustomer(
        {
          customerId,
          channels: channel === null ? [] : [channel],
          directions: direction === null ? [] : [direction],
          kinds: [],
          offset: 0,
          limit,
        },
        { signal },
      ),
    // The lines before stay while others are asked for; the part is made anew for another customer.
  }).data
}

/** Contacts to come back to, the earliest day first. */
export function useFollowUps(customerId: string) {
  return useLive({
    key: ['interactions', 'followUps', customerId],
    tables: ['interaction', 'collaborator'],
    ask: (signal) => rpc.interactions.followUps({ customerId }, { signal }),
    keepPrevious: false,
  }).data
}
