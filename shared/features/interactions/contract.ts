import { z } from 'zod'
import { contactChannel } from '../../lib/codes.ts'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { direction, interaction, interactionKind } from './model.ts'

export const interactionOnCard = z.object({ interaction, collaborator: z.string().nullable() })
export type InteractionOnCard = z.infer<typeof interactionOnCard>

export const interactionsContract = {
  /** The contact history, newest first. */
  ofCustomer: desk
    .input(
      z.object({
        customerId: uuid,
        channels: z.array(contactChannel),
        directions: z.array(direction),
        kinds: z.array(interactionKind),
        offset: z.int().min(0),
        limit: z.int().min(1).max(2000),
      }),
    )
    .output(z.object({ rows: z.array(interactionOnCard), total: z.int() })),
  /**
   * Contacts to come back to, by day. They stand until they are closed; those of more than thirty days ago only while nobody of
   * the agency was in touch with the customer since.
   */
  followUps: desk.input(z.object({ customerId: uuid })).output(z.array(interactionOnCard)),
}
