import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the package's defaults (19 MiB, two passes), as OWASP advises. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** Verified against when the name is unknown, so that the answer takes as long as for a known one. */
const NOBODY = hash('no password has this hash').then((text) => text)

/** Whether the password is the user's; takes equally long when there is no such user. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await NOBODY), password).catch(() => false)
  return fits && passwordHash !== undefined
}
