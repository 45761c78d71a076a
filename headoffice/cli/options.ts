import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'

/** What a command works on. */
export type Office = { readonly pool: Pool; readonly db: NodePgDatabase }

/** A command that was typed wrong; the message says how. */
export class UsageError extends Error {}

export type CommandOptions = {
  readonly name?: string | undefined
  readonly display?: string | undefined
  readonly role?: string | undefined
  readonly agency?: string[] | undefined
  readonly 'staff-number'?: string | undefined
  readonly code?: string | undefined
  readonly district?: string | undefined
  readonly id?: string | undefined
  readonly customer?: string | undefined
  readonly collaborator?: string | undefined
  readonly 'database-url'?: string | undefined
  readonly 'password-stdin'?: boolean | undefined
  /** With `user disable`: what lies on the user's devices is destroyed. */
  readonly wipe?: boolean | undefined
}

/** An option that this command cannot do without. */
export function required(
  options: CommandOptions,
  name: 'name' | 'display' | 'role' | 'code' | 'district' | 'id' | 'customer' | 'collaborator',
): string {
  const value = options[name]?.trim()
  if (!value) throw new UsageError(`--${name} is missing`)
  return value
}
