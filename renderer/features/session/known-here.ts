import type { SessionState } from '../../../shared/features/session/contract.ts'

/** Whether this user has a mirror on this computer, and so a way in without the network. */
export function isKnownHere(state: SessionState | undefined, username: string): boolean {
  const typed = username.trim().toLowerCase()
  return state?.known.some((mirror) => mirror.username.toLowerCase() === typed) ?? false
}
