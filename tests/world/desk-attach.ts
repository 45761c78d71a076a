import type { CoreCalls } from './desk-calls.ts'

/** A piece of a file as the window hands it over, in bytes. */
const PIECE = 300_000

/** Adds a file to a customer's card, as the window does. Gives the id of its row. */
export async function attachFile(
  { attachments }: Pick<CoreCalls, 'attachments'>,
  file: { readonly customerId: string; readonly name: string; readonly bytes: Buffer },
): Promise<string> {
  const { customerId, name, bytes } = file
  const target = { customerId, policyId: null, claimId: null }
  const { upload } = await attachments.begin({ ...target, name, size: bytes.length })
  for (let at = 0; at < bytes.length; at += PIECE)
    await attachments.piece({ upload, bytes: bytes.subarray(at, at + PIECE).toString('base64') })
  return (await attachments.finish({ upload })).id
}
