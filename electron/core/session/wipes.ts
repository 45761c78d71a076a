import { createPrivateKey, sign } from 'node:crypto'
import { sessionApi } from '../../../shared/features/session/api.ts'
import { wipeReceiptText } from '../../../shared/features/session/wipe.ts'
import { syncApi } from '../../../shared/features/sync/api.ts'
import { instantOf } from '../../../shared/lib/dates.ts'
import { PROTOCOL, SCHEMA } from '../../../shared/sync/wire.ts'
import { NetworkFailure, NotHeadOffice, Refusal } from '../net/failures.ts'
import type { HeadOffice } from '../net/head-office.ts'
import { backoffMs } from '../sync/backoff.ts'
import type { MirrorFolder, Profile } from './mirror-folder.ts'
import {
  destroyMirrorFiles,
  folderName,
  holdsMirror,
  readWipeRecords,
  type WipeRecord,
  writeWipeRecord,
} from './wipe-files.ts'
import { judgeOrder, type SentOrder, type Verdict } from './wipe-order.ts'
import type { LogLevel } from './writer-protocol.ts'

type Options = {
  readonly dataDir: string
  readonly headOffice: HeadOffice
  readonly appVersion: string
  readonly log: (level: LogLevel, message: string, data?: Record<string, string | number>) => void
  /** First step of the back-off between tries to deliver a receipt. */
  readonly backoffMs: number
}

/** Orders to destroy what lies here: asked for, judged, obeyed, and receipted until head office has the receipt. */
export class Wipes {
  readonly #options: Options
  #failures = 0
  #delivering: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * Ends what a kill interrupted (fault 8). Before anybody signs in. True where a wipe is not receipted and nobody has begun anew since:
   * the kill may have come before its user was told.
   */
  resume(): boolean {
    const { dataDir, log } = this.#options
    const owed = readWipeRecords(dataDir).filter(({ state }) => state !== 'delivered')
    for (const record of owed) {
      if (record.state !== 'begun') continue
      try {
        destroyMirrorFiles(dataDir, record)
        log('warn', 'a wipe that was interrupted is done', { device: record.receipt.deviceId })
      } catch (error) {
        // A file that somebody holds keeps core from nothing; the next start goes on.
        log('error', 'a wipe that was interrupted could not be ended', { cause: causeOf(error) })
      }
    }
    return owed.some((record) => !holdsMirror(dataDir, record))
  }

  /** Asks head office without a token whether this device was ordered to wipe itself; null too when it cannot be asked. */
  async ask(deviceId: string): Promise<SentOrder | null> {
    const { headOffice, appVersion, log } = this.#options
    const input = { protocol: PROTOCOL, schema: SCHEMA, app: appVersion, device: deviceId }
    try {
      const { wipe, serverTime } = await headOffice.call(syncApi.hello, input)
      return wipe ? { order: wipe, serverTime } : null
    } catch (error) {
      if (!(error instanceof NetworkFailure)) log('info', 'no word on wiping', { cause: causeOf(error) })
      return null
    }
  }

  /** Judges an order and obeys it where nothing speaks against it. One that is refused deletes nothing and is logged (fault 39). */
  obey(folder: MirrorFolder, sent: SentOrder): Verdict {
    const { dataDir, log } = this.#options
    const profile = folder.readProfile()
    const used = new Set(readWipeRecords(dataDir).map(({ receipt }) => receipt.nonce))
    const verdict = profile?.pinned
      ? judgeOrder(sent, { ...profile.pinned, deviceId: profile.deviceId }, used)
      : 'not-ours'
    const device = sent.order.deviceId
    if (verdict !== 'obey' || !profile?.pinned) {
      log('error', 'an order to wipe this computer was refused', { device, verdict })
      return verdict
    }
    const record: WipeRecord = {
      state: 'begun',
      folder: folderName(folder.path),
      receipt: receiptFor(sent, profile.pinned),
    }
    writeWipeRecord(dataDir, record)
    destroyMirrorFiles(dataDir, record)
    log('warn', 'wiped at head office’s order', { device })
    void this.deliver()
    return 'obey'
  }

  /** Sends the receipts that are owed; tries again until head office has taken each, or says that it knows nothing of it. */
  deliver(): Promise<void> {
    this.#delivering ??= this.#deliver().finally(() => {
      this.#delivering = undefined
    })
    return this.#delivering
  }

  async #deliver(): Promise<void> {
    const { dataDir, headOffice, log } = this.#options
    for (const record of readWipeRecords(dataDir)) {
      if (record.state !== 'wiped') continue
      try {
        await headOffice.call(sessionApi.wiped, record.receipt)
        writeWipeRecord(dataDir, { ...record, state: 'delivered' })
        this.#failures = 0
        log('info', 'head office has the receipt of a wipe', { device: record.receipt.deviceId })
      } catch (error) {
        log('warn', 'the receipt of a wipe was not delivered', { cause: causeOf(error) })
        if (
          error instanceof Refusal &&
          !['unavailable', 'unexpected', 'too_many_requests'].includes(error.code)
        )
          continue
        const timer = setTimeout(
          () => void this.deliver(),
          backoffMs(++this.#failures, this.#options.backoffMs),
        )
        timer.unref()
        return
      }
    }
  }
}

/** Signed before anything is destroyed, and sent only when everything is: the key to sign with lies in the folder itself. */
function receiptFor({ order, serverTime }: SentOrder, pinned: NonNullable<Profile['pinned']>) {
  const { deviceId, nonce } = order
  const receipt = { deviceId, nonce, wipedAt: instantOf(Date.parse(serverTime)) }
  const signature = sign(null, Buffer.from(wipeReceiptText(receipt)), createPrivateKey(pinned.receiptKey))
  return { ...receipt, signature: signature.toString('base64url') }
}

function causeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  return error instanceof NotHeadOffice || error instanceof NetworkFailure ? error.name : String(error)
}
