import { createHash } from 'node:crypto'
import { asMirrorError, MirrorError } from '../../../db/errors.ts'
import {
  type FileToMove,
  filesToFetch,
  filesToSend,
  forgetFiles,
  hasOrphanFiles,
  namedHashes,
  noteFileHere,
  noteFileSent,
} from '../../../db/features/attachments/files.ts'
import { loadStates } from '../../../db/sync/loading.ts'
import { BLOB_PART_BYTES } from '../../../shared/features/attachments/wire.ts'
import { instantOf } from '../../../shared/lib/dates.ts'
import { NetworkFailure, Refusal } from '../net/failures.ts'
import { DamagedFile, type FileVault } from '../vault/file-vault.ts'
import { backoffMs } from './backoff.ts'
import { withToken } from './calls.ts'
import { Sleeper } from './sleeper.ts'
import type { SyncContext } from './writer-context.ts'

const FETCHED_AT_ONCE = 50
const ABSENT_MS = 5 * 60_000
/** What lies in the vault unnamed for so long, no user is about to add any more. */
const LEFT_OVER_MS = 10 * 60_000

/**
 * Moves the bytes of attachments beside the pulls: what was added here to head office, what others added to here. One file at a time,
 * each in parts that resume; a cut ends the round, and the next one goes on where it stopped.
 */
export class FileMover {
  readonly #context: SyncContext
  readonly #vault: FileVault
  /** Files that head office did not have, or that came damaged: at which version, and until when they are not asked for. */
  readonly #absent = new Map<string, { ver: number; until: number }>()
  #running: Promise<void> | null = null
  #again = false
  readonly #sleeper = new Sleeper()

  constructor(context: SyncContext, vault: FileVault) {
    this.#context = context
    this.#vault = vault
    context.signal.addEventListener('abort', () => this.#sleeper.wake())
  }

  /** Begins a round, or asks for another one after the running one. Never rejects. */
  start(): void {
    if (this.#running) {
      this.#again = true
      this.#sleeper.wake()
      return
    }
    this.#running = this.#rounds().finally(() => {
      this.#running = null
    })
  }

  /** Resolves when nothing moves any more. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #rounds(): Promise<void> {
    const { signal, tuning, log } = this.#context
    let failures = 0
    do {
      this.#again = false
      try {
        this.#sweep()
        await this.#sendAll()
        if (await this.#fetchAll()) this.#again = true
        failures = 0
      } catch (error) {
        if (signal.aborted) return
        // The pulls say that there is no network; here it is only waited for.
        if (!(error instanceof NetworkFailure))
          log('warn', 'a file could not be moved', {
            cause: error instanceof Error ? error.message : 'unknown',
          })
        await this.#sleeper.sleep(backoffMs(++failures, tuning.backoffMs))
        this.#again = true
      }
    } while (this.#again && !signal.aborted)
  }

  /** Bytes that nothing names any more go from the disk (sync.md section 7). */
  #sweep(): void {
    const { gate } = this.#context
    // While a feed is loaded anew, the rows that name files are yet to come.
    if (loadStates(gate.db).length > 0 || !hasOrphanFiles(gate.db)) return
    const named = namedHashes(gate.db)
    const forgotten = gate.run((tx, touch) => {
      const gone = forgetFiles(tx, named)
      if (gone.length > 0) touch('blob')
      return gone
    })
    for (const sha256 of forgotten) this.#vault.forget(sha256)
    this.#vault.dropLeftovers(named, LEFT_OVER_MS)
  }

  /** A file that attachments of several agencies name goes to each, and is sent when the last of them has it. */
  async #sendAll(): Promise<void> {
    const { gate, signal } = this.#context
    const files = filesToSend(gate.db)
    const owed = new Map<string, number>()
    for (const { sha256 } of files) owed.set(sha256, (owed.get(sha256) ?? 0) + 1)
    for (const file of files) {
      if (signal.aborted) return
      const isThere = await this.#send(file).catch((error) => this.#passOver(file, error))
      if (!isThere) continue
      const left = (owed.get(file.sha256) ?? 1) - 1
      owed.set(file.sha256, left)
      if (left > 0) continue
      gate.run((tx, touch) => {
        noteFileSent(tx, file.sha256)
        touch('blob')
      })
    }
  }

  /** Fetches the newest that are not here. True when there are more. */
  async #fetchAll(): Promise<boolean> {
    const most = FETCHED_AT_ONCE + this.#absent.size
    const files = filesToFetch(this.#context.gate.db, most)
    let fetched = 0
    for (const file of files) {
      if (this.#context.signal.aborted) return false
      if (this.#isAbsent(file)) continue
      try {
        await this.#fetch(file)
        fetched++
      } catch (error) {
        this.#passOver(file, error)
      }
    }
    return files.length === most && fetched > 0
  }

  /** Whoever added a file may still be sending it; its attachment gets a new version when it is whole. */
  #isAbsent({ sha256, ver }: FileToMove): boolean {
    const absent = this.#absent.get(sha256)
    return absent !== undefined && absent.ver >= ver && absent.until > performance.now()
  }

  /** One file that head office does not know, or that is damaged here, must not hold up the others. */
  #passOver(file: FileToMove, error: unknown): void {
    const notThere = error instanceof Refusal && error.code === 'not_found'
    if (!notThere && !(error instanceof DamagedFile)) throw error
    this.#absent.set(file.sha256, { ver: file.ver, until: performance.now() + ABSENT_MS })
    this.#context.log('info', 'a file was passed over', { cause: notThere ? 'not there' : 'damaged' })
  }

  /** Whether head office has it whole. */
  async #send(file: FileToMove): Promise<boolean> {
    const context = this.#context
    const put = (part: { first: number; bytes: Uint8Array } | null) =>
      withToken(context, (token) => context.headOffice.putBlob(file, part, { token, signal: context.signal }))
    let state = await put(null)
    let first = 0
    let waiting = Buffer.alloc(0)
    for await (const piece of this.#vault.read(file.sha256)) {
      if (state.complete) break
      waiting = Buffer.concat([waiting, piece])
      while (waiting.length >= BLOB_PART_BYTES) {
        state = await this.#sendPart(put, state, first, waiting.subarray(0, BLOB_PART_BYTES))
        first += BLOB_PART_BYTES
        waiting = waiting.subarray(BLOB_PART_BYTES)
      }
    }
    if (!state.complete && waiting.length > 0) state = await this.#sendPart(put, state, first, waiting)
    // Not whole although all was sent: somebody else sends the same one, or it came damaged. The next round asks again.
    return state.complete
  }

  /** Sends what head office lacks of a part; it may have come to the middle of one. */
  async #sendPart(
    put: (part: { first: number; bytes: Uint8Array }) => Promise<{ received: number; complete: boolean }>,
    state: { received: number; complete: boolean },
    first: number,
    bytes: Uint8Array,
  ): Promise<{ received: number; complete: boolean }> {
    const lacking = state.received - first
    if (lacking >= bytes.length || lacking < 0) return state
    return put({ first: state.received, bytes: bytes.subarray(lacking) })
  }

  async #fetch(file: FileToMove): Promise<void> {
    const context = this.#context
    const hash = createHash('sha256')
    let received = 0
    const writer = await this.#vault.resume(file.sha256, (held) => {
      hash.update(held)
      received += held.length
    })
    try {
      if (received < file.size || file.size === 0) {
        const answer = await withToken(context, (token) =>
          context.headOffice.getBlob(file, received, { token, signal: context.signal }),
        )
        for await (const bytes of answer.body as AsyncIterable<Buffer>) {
          received += bytes.length
          if (received > file.size) break
          hash.update(bytes)
          await writer.add(bytes)
        }
      }
    } catch (error) {
      await writer.pause()
      const fault = asMirrorError(error)
      if (error instanceof Refusal || error instanceof NetworkFailure || fault instanceof MirrorError)
        throw fault
      throw new NetworkFailure('a file was cut off', { cause: error as Error })
    }
    if (received < file.size) {
      await writer.pause()
      throw new NetworkFailure('a file was cut off')
    }
    if (received > file.size || hash.digest('hex') !== file.sha256) {
      await writer.discard()
      throw new DamagedFile('the bytes are not what their hash says')
    }
    await writer.finish(file.sha256)
    context.gate.run((tx, touch) => {
      noteFileHere(tx, file.sha256, true, instantOf(context.serverNow()))
      touch('blob')
    })
  }
}
