import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { attachment } from './model.ts'

/** Where the bytes of a file are: here, only at head office, or here and not yet there. */
export const blobPlace = z.enum(['here', 'remote', 'to-send'])

export const attachmentOnCard = z.object({
  attachment,
  addedBy: z.string().nullable(),
  place: blobPlace,
  /** Bytes moved of those that are on their way; null when nothing moves. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  pending: z.boolean(),
})
export type AttachmentOnCard = z.infer<typeof attachmentOnCard>

export const attachmentsContract = {
  ofCustomer: desk.input(z.object({ customerId: uuid })).output(z.array(attachmentOnCard)),
}
