import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const CHUNK = 64 * 1024
const TAG = 16
const NONCE = 12
/** Ending of a file that is not whole yet. */
const PART = '.part'
const MAGIC = Buffer.from('SAV1')
const HEAD = MAGIC.length + NONCE - 4

/** A file of the vault that is not what its key and name say. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
}

/**
 * Files of one mirror, encrypted beside it with a key of its own that comes from the mirror's. A file's name is a keyed digest
 * of its content's hash, so that the folder tells nobody which known document lies in it. Each file is a row of sealed
 * chunks (ChaCha20-Poly1305); the number of a chunk, and whether it is the last, are part of its nonce, so that none can be
 * swapped or cut off unseen.
 */
export class FileVault {
  readonly folder: string
  readonly #sealKey: Buffer
  readonly #nameKey: Buffer
  /** What is half written. */
  readonly #writers = new Set<VaultWriter>()

  /** `mirrorKey` is the 32 bytes that open the mirror. */
  constructor(folder: string, mirrorKey: Uint8Array) {
    this.folder = folder
    const derived = (info: string) => Buffer.from(hkdfSync('sha256', mirrorKey, '', `scrivania:${info}`, 32))
    this.#sealKey = derived('attachments')
    this.#nameKey = derived('attachment-names')
  }

  has(sha256: string): boolean {
    return existsSync(this.#pathOf(sha256))
  }

  /** Begins a file whose hash is known at its end only. */
  write(): Promise<VaultWriter> {
    return this.#begin(randomBytes(20).toString('hex'))
  }

  /**
   * Goes on with a file that comes from head office where a cut left it; `onHeld` is given the plain bytes that are here already. Throws
   * DamagedFile for a part that cannot be read and drops it, so that the next try begins anew.
   */
  async resume(sha256: string, onHeld: (bytes: Buffer) => void): Promise<VaultWriter> {
    const name = this.#nameOf(sha256)
    const path = join(this.folder, `${name}${PART}`)
    const size = existsSync(path) ? statSync(path).size : 0
    const chunks = Math.floor((size - HEAD) / (CHUNK + TAG))
    if (chunks < 1) return this.#begin(name)
    const handle = await open(path, 'r+')
    try {
      const { buffer: head } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
      const prefix = Buffer.from(head.subarray(MAGIC.length))
      const sealed = Buffer.alloc(CHUNK + TAG)
      for (let number = 0; number < chunks; number++) {
        await handle.read(sealed, 0, sealed.length, HEAD + number * sealed.length)
        onHeld(this.#opened(sealed, prefix, number, false))
      }
      await handle.truncate(HEAD + chunks * sealed.length)
      return this.#writer(handle, path, prefix, chunks)
    } catch (error) {
      await handle.close()
      rmSync(path, { force: true })
      throw error
    }
  }

  async #begin(name: string): Promise<VaultWriter> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    const path = join(this.folder, `${name}${PART}`)
    const handle = await open(path, 'w', 0o600)
    const prefix = randomBytes(NONCE - 4)
    try {
      await handle.write(Buffer.concat([MAGIC, prefix]))
    } catch (error) {
      await handle.close()
      rmSync(path, { force: true })
      throw error
    }
    return this.#writer(handle, path, prefix, 0)
  }

  #writer(handle: FileHandle, path: string, prefix: Buffer, chunks: number): VaultWriter {
    const writer = new VaultWriter(handle, path, this.#sealKey, prefix, chunks, {
      pathOf: (sha256) => this.#pathOf(sha256),
      ended: () => this.#writers.delete(writer),
    })
    this.#writers.add(writer)
    return writer
  }

  /** Drops what is half written: the session is over, and nobody will end it. */
  async close(): Promise<void> {
    for (const writer of [...this.#writers]) await writer.discard()
  }

  /** The plain bytes of a file. Throws DamagedFile when a chunk was altered, moved or is missing, and when the disk does not give it. */
  async *read(sha256: string): AsyncGenerator<Buffer> {
    try {
      yield* this.#read(sha256)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code !== 'ENOENT' && code !== 'EIO') throw error
      throw new DamagedFile('the disk does not give the file', { cause: error })
    }
  }

  async *#read(sha256: string): AsyncGenerator<Buffer> {
    let rest: Buffer = Buffer.alloc(0)
    let prefix: Buffer | undefined
    let number = 0
    for await (const piece of createReadStream(this.#pathOf(sha256)) as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      if (!prefix) {
        if (rest.length < HEAD) continue
        if (!rest.subarray(0, MAGIC.length).equals(MAGIC)) throw new DamagedFile('not a file of the vault')
        prefix = Buffer.from(rest.subarray(MAGIC.length, HEAD))
        rest = rest.subarray(HEAD)
      }
      // A full chunk is the last one only when nothing follows it.
      while (rest.length > CHUNK + TAG) {
        yield this.#opened(rest.subarray(0, CHUNK + TAG), prefix, number++, false)
        rest = rest.subarray(CHUNK + TAG)
      }
    }
    if (!prefix) throw new DamagedFile('the file is cut off')
    yield this.#opened(rest, prefix, number, true)
  }

  /** Deletes a file; nothing when it is not there. */
  forget(sha256: string): void {
    rmSync(this.#pathOf(sha256), { force: true })
  }

  /**
   * Deletes what is not named and was not written to for `idleMs`: what a kill left half written by the user, or whole before anything
   * named it. Younger ones may be on their way in. Returns how many files went.
   */
  dropLeftovers(named: Iterable<string>, idleMs: number): number {
    if (!existsSync(this.folder)) return 0
    const names = [...named].map((sha256) => this.#nameOf(sha256))
    const kept = new Set([...names, ...names.map((name) => name + PART)])
    const since = Date.now() - idleMs
    const left = readdirSync(this.folder)
      .filter((name) => !kept.has(name))
      .map((name) => join(this.folder, name))
      .filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? since) < since)
    for (const path of left) rmSync(path, { force: true })
    return left.length
  }

  #nameOf(sha256: string): string {
    return createHmac('sha256', this.#nameKey).update(sha256).digest('hex').slice(0, 40)
  }

  #pathOf(sha256: string): string {
    return join(this.folder, this.#nameOf(sha256))
  }

  #opened(sealed: Buffer, prefix: Buffer, number: number, last: boolean): Buffer {
    if (sealed.length < TAG) throw new DamagedFile('the file is cut off')
    const decipher = createDecipheriv('chacha20-poly1305', this.#sealKey, nonceOf(prefix, number, last), {
      authTagLength: TAG,
    })
    decipher.setAuthTag(sealed.subarray(-TAG))
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
    } catch (error) {
      throw new DamagedFile('a part of the file was altered', { cause: error })
    }
  }
}

/** What a writer asks of its vault. */
type VaultOfWriter = {
  readonly pathOf: (sha256: string) => string
  readonly ended: () => void
}

/** One file on its way into the vault. `finish`, `pause` or `discard` must be called. */
export class VaultWriter {
  readonly #handle: FileHandle
  readonly #path: string
  readonly #key: Buffer
  readonly #prefix: Buffer
  readonly #vault: VaultOfWriter
  #isEnded = false
  #rest: Buffer = Buffer.alloc(0)
  #number: number
  /** Where the next chunk goes. */
  #at: number

  constructor(
    handle: FileHandle,
    path: string,
    key: Buffer,
    prefix: Buffer,
    chunks: number,
    vault: VaultOfWriter,
  ) {
    this.#handle = handle
    this.#path = path
    this.#key = key
    this.#prefix = prefix
    this.#vault = vault
    this.#number = chunks
    this.#at = HEAD + chunks * (CHUNK + TAG)
  }

  /** Nothing can be added any more. */
  get isEnded(): boolean {
    return this.#isEnded
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#rest = Buffer.concat([this.#rest, bytes])
    while (this.#rest.length > CHUNK) {
      await this.#seal(this.#rest.subarray(0, CHUNK), false)
      this.#rest = this.#rest.subarray(CHUNK)
    }
  }

  /** Writes the end and gives the file its name; one of the same content that is there already stays. Where that fails nothing is left. */
  async finish(sha256: string): Promise<void> {
    try {
      await this.#seal(this.#rest, true)
      await this.#handle.sync()
      await this.#end()
      await rename(this.#path, this.#vault.pathOf(sha256))
    } catch (error) {
      await this.discard()
      throw error
    }
  }

  /** Leaves the whole chunks where they are, for `resume`. */
  async pause(): Promise<void> {
    await this.#end()
  }

  async discard(): Promise<void> {
    await this.#end()
    await rm(this.#path, { force: true })
  }

  async #end(): Promise<void> {
    this.#isEnded = true
    this.#vault.ended()
    await this.#handle.close()
  }

  async #seal(chunk: Uint8Array, last: boolean): Promise<void> {
    const nonce = nonceOf(this.#prefix, this.#number++, last)
    const cipher = createCipheriv('chacha20-poly1305', this.#key, nonce, { authTagLength: TAG })
    const sealed = Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
    // On a disk that is nearly full a write may take a part, and only the next one says that there is no room.
    for (let done = 0; done < sealed.length; ) {
      const { bytesWritten } = await this.#handle.write(sealed, done, sealed.length - done, this.#at)
      done += bytesWritten
      this.#at += bytesWritten
    }
  }
}

function nonceOf(prefix: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE)
  prefix.copy(nonce)
  // The highest bit marks the last chunk.
  nonce.writeUInt32BE(last ? (number | 0x80000000) >>> 0 : number, NONCE - 4)
  return nonce
}
