import { isDiskFull } from '../../../../db/errors.ts'
import { readAttachment, readAttachments } from '../../../../db/features/attachments/reader.ts'
import { MAX_ATTACHMENT_BYTES } from '../../../../shared/features/attachments/edits.ts'
import { cleanFileName } from '../../../../shared/features/attachments/file-name.ts'
import { kindOfMediaType } from '../../../../shared/features/attachments/media-type.ts'
import type { Attachment } from '../../../../shared/features/attachments/model.ts'
import type { FieldChanges, FieldValue } from '../../../../shared/sync/mutations.ts'
import { type CoreContext, mirror, SignedOut, writer } from '../../context.ts'
import { newId } from '../../new-id.ts'
import { rpc } from '../../rpc/implement.ts'
import { DamagedFile, type FileVault } from '../../vault/file-vault.ts'
import { handOut } from '../../vault/handed-out.ts'
import { type TakenIn, TooLarge, UploadBroken, Uploads } from './uploads.ts'

const uploads = new Uploads()

function vaultOf({ session }: CoreContext): FileVault {
  if (!session.vault) throw new SignedOut()
  return session.vault
}

/** The fields of the attachment of a file that is whole; who adds it, and when, are this desk's to say. */
function fieldsOf(file: TakenIn, addedById: string | null, addedAt: string): FieldChanges {
  const row: Record<string, FieldValue> = {
    customerId: file.customerId,
    policyId: file.policyId,
    claimId: file.claimId,
    name: cleanFileName(file.name),
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    addedById,
    addedAt,
  }
  return Object.fromEntries(Object.entries(row).map(([field, to]) => [field, { from: null, to }]))
}

/** Lays a file out for main; says why not where it cannot. */
async function laidOut(
  context: CoreContext,
  file: Attachment,
): Promise<{ path: string } | { result: 'not-here' | 'damaged' | 'no-room' }> {
  const vault = vaultOf(context)
  if (!vault.has(file.sha256)) {
    // Where it should lie here, as before a scanner took it, it comes again.
    await writer(context).call('fileLost', { sha256: file.sha256 })
    return { result: 'not-here' }
  }
  try {
    return { path: await handOut(context.session.options.dataDir, vault, file) }
  } catch (error) {
    if (isDiskFull(error)) return { result: 'no-room' }
    if (!(error instanceof DamagedFile)) throw error
    // Head office has it whole: forgotten here, it comes again.
    await writer(context).call('fileLost', { sha256: file.sha256 })
    return { result: 'damaged' }
  }
}

export const attachmentsHandlers = {
  ofCustomer: rpc.attachments.ofCustomer.handler(({ context, input }) =>
    readAttachments(mirror(context), input.customerId),
  ),

  begin: rpc.attachments.begin.handler(async ({ context, input, errors }) => {
    try {
      return { upload: await uploads.begin(vaultOf(context), input) }
    } catch (error) {
      if (error instanceof TooLarge) throw errors.TOO_LARGE({ data: { maxBytes: MAX_ATTACHMENT_BYTES } })
      if (error instanceof UploadBroken) throw errors.UPLOAD_BROKEN()
      throw error
    }
  }),

  piece: rpc.attachments.piece.handler(async ({ input, errors }) => {
    try {
      return { received: await uploads.add(input.upload, Buffer.from(input.bytes, 'base64')) }
    } catch (error) {
      if (error instanceof UploadBroken) throw errors.UPLOAD_BROKEN()
      throw error
    }
  }),

  finish: rpc.attachments.finish.handler(async ({ context, input, errors }) => {
    const file = await uploads.finish(input.upload).catch((error) => {
      if (error instanceof UploadBroken) throw errors.UPLOAD_BROKEN()
      throw error
    })
    const id = newId()
    const author = context.session.state.value.user?.collaboratorId ?? null
    const fields = fieldsOf(file, author, new Date().toISOString())
    const answer = await writer(context).call('addFile', {
      sha256: file.sha256,
      edits: [{ tbl: 'attachment', id, op: 'create', fields }],
    })
    if (!answer) throw errors.UPLOAD_BROKEN()
    if ('refused' in answer) throw errors.EDIT_REFUSED({ data: { problems: [...answer.refused] } })
    return { id }
  }),

  cancel: rpc.attachments.cancel.handler(async ({ input }) => {
    await uploads.cancel(input.upload)
    return {}
  }),

  open: rpc.attachments.open.handler(async ({ context, input, errors }) => {
    const file = readAttachment(mirror(context), input.id)
    if (!file) throw errors.NOT_FOUND()
    if (!kindOfMediaType(file.mediaType).opens) return { result: 'kind' as const }
    const laid = await laidOut(context, file)
    if ('result' in laid) return laid
    const opened = await context.shell.openFile(laid.path)
    return { result: opened ? ('opened' as const) : ('no-viewer' as const) }
  }),

  saveAs: rpc.attachments.saveAs.handler(async ({ context, input, errors }) => {
    const file = readAttachment(mirror(context), input.id)
    if (!file) throw errors.NOT_FOUND()
    const laid = await laidOut(context, file)
    if ('result' in laid) return laid
    return { result: await context.shell.saveFile(laid.path, cleanFileName(file.name)) }
  }),
}
