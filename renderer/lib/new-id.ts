import { type Uuid, uuidV7 } from '../../shared/lib/ids.ts'

/** The id of a row made here; it sorts by its time. */
export function newId(): Uuid {
  return uuidV7(Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length)))
}
