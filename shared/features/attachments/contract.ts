import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { editRefused } from '../../sync/edit-policy.ts'
import { attachment } from './model.ts'

/** Where the bytes of a file are: here, only at head office, or here and not yet there. */
export const blobPlace = z.enum(['here', 'remote', 'to-send'])

export const attachmentOnCard = z.object({
  attachment,
  addedBy: z.string().nullable(),
  /** The policy or claim that it is about, by its number; null when it is about the customer. */
  about: z.object({ kind: z.enum(['policy', 'claim']), number: z.string() }).nullable(),
  place: blobPlace,
  /** Head office has not confirmed the attachment yet. */
  pending: z.boolean(),
  /** Whether the system's viewer may be asked to open it; else it can only be saved (fault 59). */
  opens: z.boolean(),
})
export type AttachmentOnCard = z.infer<typeof attachmentOnCard>

/** 512 kB in base64. */
const MAX_PIECE_CHARS = Math.ceil((512 * 1024) / 3) * 4

const adding = desk.errors({
  TOO_LARGE: { data: z.object({ maxBytes: z.int() }) },
  /** The pieces are not what was announced, or the upload is not known any more: begin again. */
  UPLOAD_BROKEN: {},
  EDIT_REFUSED: { data: editRefused },
})

export const attachmentsContract = {
  ofCustomer: desk.input(z.object({ customerId: uuid })).output(z.array(attachmentOnCard)),
  /** Begins to take a file in; its bytes follow in pieces. `TOO_LARGE` says how large one may be. */
  begin: adding
    .input(
      z.object({
        customerId: uuid,
        policyId: uuid.nullable(),
        claimId: uuid.nullable(),
        name: z.string().max(1000),
        size: z.int().min(0),
      }),
    )
    .output(z.object({ upload: uuid })),
  /** The next piece, in base64, at most 512 kB of bytes. */
  piece: adding
    .input(z.object({ upload: uuid, bytes: z.base64().max(MAX_PIECE_CHARS) }))
    .output(z.object({ received: z.int() })),
  /** All pieces are in: the attachment is made, like any edit, and can be undone. */
  finish: adding.input(z.object({ upload: uuid })).output(z.object({ id: uuid })),
  /** Drops what was begun. */
  cancel: desk.input(z.object({ upload: uuid })).output(z.object({})),
  /** Opens it with the system's viewer. Files of another kind, and those that are not here yet, say so. */
  open: desk
    .input(z.object({ id: uuid }))
    .output(z.object({ result: z.enum(['opened', 'not-here', 'kind', 'no-viewer', 'damaged', 'no-room']) })),
  /** Asks where to, and writes a copy there. */
  saveAs: desk
    .input(z.object({ id: uuid }))
    .output(
      z.object({ result: z.enum(['saved', 'not-saved', 'cannot-write', 'not-here', 'damaged', 'no-room']) }),
    ),
}
