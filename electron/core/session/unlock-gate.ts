import { PasswordTries } from './password-tries.ts'
import { SignInError } from './sign-in-error.ts'

/** The way back into a locked desk: passwords one after the other, wrong ones slowed down. */
export class UnlockGate {
  readonly #tries = new PasswordTries()
  #turn: Promise<unknown> = Promise.resolve()

  /**
   * Looks at a password. `opens` says whether it opens the mirror's wraps, null where there are none to read.
   * Throws SignInError: WRONG_PASSWORD, TOO_MANY_TRIES, CANNOT_UNLOCK.
   */
  try(opens: () => Promise<boolean | null>): Promise<void> {
    // Many at once must not all be looked at before the first has failed.
    const next = this.#turn.then(() => this.#look(opens))
    this.#turn = next.catch(() => undefined)
    return next
  }

  forgive(): void {
    this.#tries.forgive()
  }

  async #look(opens: () => Promise<boolean | null>): Promise<void> {
    const retryAfterSeconds = this.#tries.waitSeconds
    if (retryAfterSeconds > 0) throw new SignInError({ code: 'TOO_MANY_TRIES', data: { retryAfterSeconds } })
    const opened = await opens()
    if (opened === null) throw new SignInError({ code: 'CANNOT_UNLOCK' })
    if (!opened) {
      this.#tries.failed()
      throw new SignInError({ code: 'WRONG_PASSWORD' })
    }
    this.#tries.forgive()
  }
}
