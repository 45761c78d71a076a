import { type Uuid, uuidV7 } from '../../shared/lib/ids.ts'

/** A new id that sorts by its time, with the system's own randomness. */
export function newId(nowMs = Date.now()): Uuid {
  return uuidV7(nowMs, (length) => crypto.getRandomValues(new Uint8Array(length)))
}
