/** Why nobody was signed in; the names are those of the desk contract. */
export type SignInRefusal =
  | {
      code:
        | 'WRONG_PASSWORD'
        | 'USER_DISABLED'
        | 'DEVICE_REVOKED'
        | 'FIRST_SIGN_IN_NEEDS_NETWORK'
        | 'LEASE_EXPIRED'
    }
  | { code: 'NOT_HEAD_OFFICE' | 'TOO_OLD' | 'CANNOT_UNLOCK' | 'MIRROR_IN_USE' | 'DISK_FULL' }
  | { code: 'TOO_MANY_TRIES'; data: { retryAfterSeconds: number } }
  | { code: 'MIRROR_DAMAGED'; data: { movedTo: string } }
  | { code: 'MIRROR_NEWER'; data: { fileVersion: number; knownVersion: number } }

export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly refusal: SignInRefusal

  constructor(refusal: SignInRefusal, options?: ErrorOptions) {
    super(refusal.code, options)
    this.refusal = refusal
  }
}
