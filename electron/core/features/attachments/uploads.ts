import { createHash, type Hash } from 'node:crypto'
import { MAX_ATTACHMENT_BYTES } from '../../../../shared/features/attachments/edits.ts'
import { HEAD_BYTES, mediaKindOf } from '../../../../shared/features/attachments/media-type.ts'
import { newId } from '../../new-id.ts'
import type { FileVault, VaultWriter } from '../../vault/file-vault.ts'

/** What the window said of a file before its bytes came. */
export type Announced = {
  readonly customerId: string
  readonly policyId: string | null
  readonly claimId: string | null
  readonly name: string
  readonly size: number
}

/** A file that is whole in the vault. */
export type TakenIn = Announced & { readonly sha256: string; readonly mediaType: string }

export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** The pieces are not what was announced, or nobody knows this upload. */
export class UploadBroken extends Error {
  override readonly name = 'UploadBroken'
}

type Upload = {
  announced: Announced
  writer: VaultWriter
  hash: Hash
  head: Buffer
  received: number
  /** When the last piece came, by the process's clock in milliseconds. */
  at: number
}

/** Most uploads that one window has under way; a file dropped among a hundred waits in the window. */
const MOST_AT_ONCE = 8
/** A window that was loaded anew does not end what it had under way. */
const FORGOTTEN_MS = 60_000

/** Files on their way from the window into the vault, piece by piece. */
export class Uploads {
  readonly #open = new Map<string, Upload>()

  /** Throws TooLarge, or UploadBroken when too many are under way. */
  async begin(vault: FileVault, announced: Announced): Promise<string> {
    if (announced.size > MAX_ATTACHMENT_BYTES) throw new TooLarge()
    await this.#dropForgotten()
    if (this.#open.size >= MOST_AT_ONCE) throw new UploadBroken('too many at once')
    const id = newId()
    const writer = await vault.write()
    this.#open.set(id, {
      announced,
      writer,
      hash: createHash('sha256'),
      head: Buffer.alloc(0),
      received: 0,
      at: performance.now(),
    })
    return id
  }

  /** Adds a piece; more bytes than were announced end the upload, and so does what the disk does not take. Returns the bytes that came so far. */
  async add(id: string, bytes: Buffer): Promise<number> {
    const upload = this.#get(id)
    upload.at = performance.now()
    upload.received += bytes.length
    if (upload.received > upload.announced.size) {
      await this.cancel(id)
      throw new UploadBroken('more bytes than announced')
    }
    if (upload.head.length < HEAD_BYTES)
      upload.head = Buffer.concat([upload.head, bytes.subarray(0, HEAD_BYTES - upload.head.length)])
    upload.hash.update(bytes)
    try {
      await upload.writer.add(bytes)
    } catch (error) {
      const wasEnded = upload.writer.isEnded
      await this.cancel(id)
      throw wasEnded ? new UploadBroken('the session has ended') : error
    }
    return upload.received
  }

  /** The file is whole: its hash, and what it is by its content. */
  async finish(id: string): Promise<TakenIn> {
    const upload = this.#get(id)
    if (upload.received !== upload.announced.size) {
      await this.cancel(id)
      throw new UploadBroken('fewer bytes than announced')
    }
    this.#open.delete(id)
    const sha256 = upload.hash.digest('hex')
    await upload.writer.finish(sha256)
    return { ...upload.announced, sha256, mediaType: mediaKindOf(upload.head).mediaType }
  }

  /** Drops an upload; nothing when it is not known. */
  async cancel(id: string): Promise<void> {
    const upload = this.#open.get(id)
    this.#open.delete(id)
    await upload?.writer.discard()
  }

  #get(id: string): Upload {
    const upload = this.#open.get(id)
    if (!upload) throw new UploadBroken('not known')
    if (!upload.writer.isEnded) return upload
    this.#open.delete(id)
    throw new UploadBroken('the session has ended')
  }

  async #dropForgotten(): Promise<void> {
    const now = performance.now()
    for (const [id, { at, writer }] of this.#open)
      if (writer.isEnded || now - at > FORGOTTEN_MS) await this.cancel(id)
  }
}
