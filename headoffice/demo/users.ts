import type { Role } from '../../shared/features/network/model.ts'
import { uuidV5 } from '../../shared/lib/ids.ts'
import type { PresetName } from './presets.ts'
import { presets } from './presets.ts'

/** An example person who may sign in; the password is public by intent. */
export type DemoUser = {
  readonly username: string
  readonly password: string
  readonly displayName: string
  readonly role: Role
  readonly agencyIds: readonly number[]
  /** Who of the roster the user is; null for who stands outside the agencies. */
  readonly person: { readonly lastName: string; readonly firstName: string } | null
}

const password = 'scrivania'

function user(username: string, lastName: string, firstName: string, role: Role, agencyId: number): DemoUser {
  const displayName = `${lastName} ${firstName}`
  return { username, password, displayName, role, agencyIds: [agencyId], person: { lastName, firstName } }
}

/** In the order in which the sign-in page lists them: who is met first works in the office of the pictures. */
export const demoUsers: readonly DemoUser[] = [
  user('marta.rinaldi', 'Rinaldi', 'Marta', 'IMPIEGATO_BACK', 42),
  user('giorgio.bertone', 'Bertone', 'Giorgio', 'AGENTE_TITOLARE', 42),
  user('luca.gandino', 'Gandino', 'Luca', 'SUBAGENTE', 42),
  {
    username: 'direzione',
    password,
    displayName: 'Castellano Enrica',
    role: 'DIREZIONE',
    agencyIds: [42, 117],
    person: null,
  },
  user('enrico.taricco', 'Taricco', 'Enrico', 'AGENTE_TITOLARE', 117),
  user('laura.gastaldi', 'Gastaldi', 'Laura', 'IMPIEGATO_BACK', 117),
]

/** The example people of a preset: those whose agency it makes. */
export function demoUsersOf(preset: PresetName): DemoUser[] {
  const made = new Set(presets[preset].map(({ agencyId }) => agencyId))
  return demoUsers
    .map((one) => ({ ...one, agencyIds: one.agencyIds.filter((id) => made.has(id)) }))
    .filter(({ agencyIds }) => agencyIds.length > 0)
}

/** The id of an example user: the same in every demonstration. */
export function demoUserId(username: string): string {
  return uuidV5('6f1d0f7a-3a52-4c1e-9d7b-2f0c5b1f4a10', username)
}
