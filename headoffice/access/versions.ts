import { PROTOCOL, SCHEMA } from '../../shared/sync/wire.ts'
import { Refusal } from '../refusal.ts'

/** Refuses a program of another protocol or schema with 426 and says which ones are served. */
export function requireVersions(protocol: number, schema: number): void {
  if (protocol === PROTOCOL && schema === SCHEMA) return
  throw new Refusal('too_old', { details: { protocol: PROTOCOL, schema: SCHEMA } })
}
