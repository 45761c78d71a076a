import type { IsoDay } from '../../lib/dates.ts'
import type { Consent } from './model.ts'

/**
 * Whether an entry in the Registro delle opposizioni keeps the agency from ringing up to promote: it cancels the consents of before,
 * and one that was given after it wins. `promotions` is the answer to that purpose; null where nobody asked.
 */
export function isPhoneBarred(
  optOutSince: IsoDay | null,
  promotions: Pick<Consent, 'value' | 'givenOn' | 'channels'> | null,
): boolean {
  if (optOutSince === null) return false
  if (promotions?.value !== 'YES' || promotions.givenOn === null) return true
  return promotions.givenOn <= optOutSince || !coversPhone(promotions.channels)
}

/** Whether a yes to promotions is one to calls; one that names no channel covers all. */
export function coversPhone(channels: Consent['channels']): boolean {
  return channels.length === 0 || channels.includes('TELEFONO')
}
