import { createPrivateKey, sign } from 'node:crypto'
import { sessionApi, type Tokens } from '../../../shared/features/session/api.ts'
import type { HeadOffice } from '../net/head-office.ts'
import { SYSTEM_TIME } from './timekeeper.ts'

export type DeviceIdentity = { deviceId: string /** PKCS#8 PEM of the Ed25519 key. */; privateKey: string }

/**
 * Keeps the pair of tokens fresh. The access token lives five minutes and is renewed a little earlier; every rotation is
 * handed to `onRotated` before it is used, so that a kill never leaves the mirror with a token that is already spent.
 */
export class TokenKeeper {
  readonly #headOffice: HeadOffice
  #device: DeviceIdentity
  readonly #onRotated: (refreshToken: string) => void
  readonly #serverTime: () => Promise<number>
  readonly #steady: () => number
  #refreshToken: string
  #access: { token: string; goodUntil: number } | undefined
  #running: Promise<string> | undefined

  constructor(options: {
    headOffice: HeadOffice
    device: DeviceIdentity
    refreshToken: string
    onRotated: (refreshToken: string) => void
    /** Head office's time, asked of it where this desk cannot know: a proof with a wrong time flags the device. */
    serverTime: () => Promise<number>
    /** Milliseconds of a clock that only grows. */
    steady?: () => number
  }) {
    this.#headOffice = options.headOffice
    this.#device = options.device
    this.#refreshToken = options.refreshToken
    this.#onRotated = options.onRotated
    this.#serverTime = options.serverTime
    this.#steady = options.steady ?? SYSTEM_TIME.steady
  }

  take(tokens: Tokens): void {
    this.#refreshToken = tokens.refreshToken
    // The steady clock: setting the computer's clock must not make a token older or younger.
    this.#access = {
      token: tokens.accessToken,
      goodUntil: this.#steady() + (tokens.expiresIn - 30) * 1000,
    }
    this.#onRotated(tokens.refreshToken)
  }

  /** From now on this is another device, with the tokens of its enrolment. */
  becomeDevice(device: DeviceIdentity, tokens: Tokens): void {
    this.#device = device
    this.take(tokens)
  }

  /** A valid access token; rotates when it is about to end. Throws what head office or the network says. */
  async access(): Promise<string> {
    if (this.#access && this.#steady() < this.#access.goodUntil) return this.#access.token
    // One rotation at a time: two at once would spend the same token twice.
    this.#running ??= this.#rotate().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Forgets the access token: head office refused it. */
  expire(): void {
    this.#access = undefined
  }

  async #rotate(): Promise<string> {
    const issuedAt = new Date(await this.#serverTime()).toISOString()
    const proof = sign(
      null,
      Buffer.from(`${this.#refreshToken}|${issuedAt}`),
      createPrivateKey(this.#device.privateKey),
    )
    const tokens = await this.#headOffice.call(sessionApi.refresh, {
      refreshToken: this.#refreshToken,
      deviceId: this.#device.deviceId,
      issuedAt,
      proof: proof.toString('base64url'),
    })
    this.take(tokens)
    return tokens.accessToken
  }
}
