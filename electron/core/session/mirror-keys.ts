import type { SessionUser } from '../../../shared/features/session/model.ts'
import type { HeadOffice } from '../net/head-office.ts'
import {
  type KeyWraps,
  newMirrorKey,
  rewrapDevice,
  rewrapPassword,
  unwrapByDevice,
  unwrapByPassword,
  withoutPassword,
  wrapKey,
} from './key-wraps.ts'
import type { Keyring, MirrorFolder, Profile } from './mirror-folder.ts'
import { type Enrolment, enrolDevice, type OnlineAnswer } from './online.ts'
import { SignInError } from './sign-in-error.ts'
import type { LogLevel } from './writer-protocol.ts'

export type Credentials = { username: string; password: string; setAside?: boolean | undefined }

/** `enrolment` is set when the mirror is made now. */
export type Unlocked = { key: Buffer; wraps: KeyWraps; enrolment: Enrolment | null }

export type Unwrapped = { wraps: KeyWraps; byPassword: Buffer | null }

type Options = {
  readonly headOffice: string
  readonly appVersion: string
  readonly keyring: Keyring
  readonly log: (level: LogLevel, message: string, data?: Record<string, string | number>) => void
  readonly now: () => number
}

/** The key of a mirror and the device it belongs to: wraps, profile and enrolment, kept in agreement. */
export class MirrorKeys {
  readonly #options: Options
  readonly #headOffice: HeadOffice

  constructor(headOffice: HeadOffice, options: Options) {
    this.#headOffice = headOffice
    this.#options = options
  }

  /** The mirror's key by whichever wrap opens; a fresh key and enrolment where there is no mirror yet. */
  async unlock(
    folder: MirrorFolder,
    credentials: Credentials,
    online: OnlineAnswer | null,
    unwrapping: () => Promise<Unwrapped | null>,
  ): Promise<Unlocked> {
    if (!online) {
      const profile = folder.hasDatabase() ? folder.readProfile() : null
      if (!profile) throw new SignInError({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' })
      if (profile.blocked)
        throw new SignInError({ code: profile.blocked === 'revoked' ? 'DEVICE_REVOKED' : 'USER_DISABLED' })
    } else if (!folder.hasKeys() && !folder.hasDatabase()) return this.#enrol(folder, credentials, online)
    // A file without its wraps stays as it is, whatever head office says: a new key would not open it (fault 43).
    const byDevice = online?.keySecret ? await this.#unwrapByDevice(folder, online.keySecret) : null
    if (byDevice) return { ...byDevice, enrolment: null }
    const found = await unwrapping()
    if (found?.byPassword) return { key: found.byPassword, wraps: found.wraps, enrolment: null }
    if (found && !online) throw new SignInError({ code: 'WRONG_PASSWORD' })
    if (!online || !credentials.setAside) throw new SignInError({ code: 'CANNOT_UNLOCK' })
    await folder.setAside(new Date(this.#options.now()))
    this.#options.log('warn', 'a mirror that cannot be unlocked was moved aside at the wish of its user')
    return this.#enrol(folder, credentials, online)
  }

  /** The wraps that lie here and what the password makes of them; null where no readable ones lie. */
  async unwrap(folder: MirrorFolder, password: string): Promise<Unwrapped | null> {
    const wraps = await folder.readKeys(this.#options.keyring)
    return wraps && { wraps, byPassword: await unwrapByPassword(wraps, password) }
  }

  /** The way that takes no time: head office took the password and sent this device's own secret. */
  async #unwrapByDevice(
    folder: MirrorFolder,
    keySecret: string,
  ): Promise<{ key: Buffer; wraps: KeyWraps } | null> {
    const wraps = await folder.readKeys(this.#options.keyring)
    const key = wraps && unwrapByDevice(wraps, keySecret)
    return wraps && key ? { key, wraps } : null
  }

  /** Where the password that head office took is not the one that wraps the key here, as it was changed, it does from now on. */
  async keepPassword(folder: MirrorFolder, key: Buffer, password: string): Promise<void> {
    const found = await this.unwrap(folder, password)
    if (found && !found.byPassword)
      await folder.writeKeys(await rewrapPassword(found.wraps, key, password), this.#options.keyring)
  }

  async #enrol(folder: MirrorFolder, credentials: Credentials, online: OnlineAnswer): Promise<Unlocked> {
    const enrolment = await enrolDevice(this.#headOffice, online.tokens.accessToken, this.#options.appVersion)
    const key = newMirrorKey()
    const wraps = await wrapKey(key, credentials.password, enrolment.keySecret)
    await folder.writeKeys(wraps, this.#options.keyring)
    return { key, wraps, enrolment }
  }

  /**
   * After an online sign-in the mirror, the wraps and the profile speak of the same device. They may not where a kill cut an
   * enrolment short, or where head office does not know the device any more (its database was made anew): then the mirror stays
   * and the device enrols again. The profile comes last: until it names the device, the next sign-in comes back here.
   */
  async keepEnrolled(
    folder: MirrorFolder,
    credentials: Credentials,
    online: OnlineAnswer,
    { key, wraps, enrolment: fresh }: Unlocked,
    mirrorDevice: string | null,
    enrolMirror: (enrolment: Enrolment) => Promise<unknown>,
  ): Promise<void> {
    const known = folder.readProfile()?.deviceId ?? null
    const secret = known !== null && mirrorDevice === known ? online.keySecret : null
    const { keyring, appVersion } = this.#options
    let enrolment = fresh
    // A fresh enrolment has wrapped the key by its own secret: what head office sent with the sign-in is that of the device before.
    if (!fresh)
      if (secret === null) {
        enrolment = await enrolDevice(this.#headOffice, online.tokens.accessToken, appVersion)
        await folder.writeKeys(await wrapKey(key, credentials.password, enrolment.keySecret), keyring)
        await enrolMirror(enrolment)
      } else if (!unwrapByDevice(wraps, secret)) {
        await folder.writeKeys(rewrapDevice(wraps, key, secret), keyring)
      }
    this.#writeProfile(folder, credentials.username, online.user, enrolment)
  }

  /** Without an enrolment what is known of the device stays. */
  #writeProfile(
    folder: MirrorFolder,
    username: string,
    user: SessionUser,
    enrolment: Enrolment | null,
  ): void {
    const { headOffice } = this.#options
    const known = folder.readProfile()
    folder.writeProfile({
      username,
      displayName: user.displayName,
      agencies: user.agencies,
      headOffice,
      ...(enrolment
        ? deviceOf(enrolment)
        : { deviceId: known?.deviceId ?? '', ...(known?.pinned ? { pinned: known.pinned } : {}) }),
      blocked: null,
    })
  }

  /** Only head office's own secret opens the mirror from then on; what stands in clear only tells why. */
  async block(folder: MirrorFolder, blocked: 'revoked' | 'disabled'): Promise<void> {
    const profile = folder.readProfile()
    if (!profile) return
    folder.writeProfile({ ...profile, blocked })
    const wraps = await folder.readKeys(this.#options.keyring)
    if (wraps?.password) await folder.writeKeys(withoutPassword(wraps), this.#options.keyring)
  }

  /** The open mirror enrolled anew by itself: its wraps and its profile follow. From then on head office gives the new secret alone. */
  async renewed(folder: MirrorFolder, key: Buffer, enrolment: Enrolment): Promise<void> {
    const wraps = await folder.readKeys(this.#options.keyring)
    if (wraps) await folder.writeKeys(rewrapDevice(wraps, key, enrolment.keySecret), this.#options.keyring)
    const profile = folder.readProfile()
    if (profile) folder.writeProfile({ ...profile, ...deviceOf(enrolment) })
  }
}

/** What the profile keeps of an enrolment. */
function deviceOf({
  deviceId,
  signingKey,
  enrolledAt,
  receiptKey,
}: Enrolment): Pick<Profile, 'deviceId' | 'pinned'> {
  return { deviceId, pinned: { signingKey, enrolledAt, receiptKey } }
}
