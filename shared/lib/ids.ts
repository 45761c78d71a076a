import { z } from 'zod'
import { sha1 } from './sha1.ts'
import { utf8 } from './utf8.ts'

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** An id: a UUID in lower case, versions 1 to 8. Upper case is refused so that ids compare as strings. */
export const uuid = z.string().regex(pattern)
export type Uuid = z.infer<typeof uuid>

/** True for an id in the stored form (lower case, with dashes). */
export function isUuid(text: string): boolean {
  return pattern.test(text)
}

/** Where random bytes come from: fills and returns nothing new, as crypto.getRandomValues does. */
export type RandomBytes = (length: number) => Uint8Array

/**
 * A new id that sorts by its creation time (uuid version 7). `nowMs` is milliseconds since 1970; `random` gives
 * that many random bytes. Two ids of one millisecond sort at random. Throws RangeError on a clock out of range.
 */
export function uuidV7(nowMs: number, random: RandomBytes): Uuid {
  if (!(Number.isInteger(nowMs) && nowMs >= 0 && nowMs < 2 ** 48))
    throw new RangeError(`Clock out of range: ${nowMs}`)
  const bytes = new Uint8Array(16)
  bytes.set(random(10).subarray(0, 10), 6)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(nowMs / 0x10000))
  view.setUint16(4, nowMs % 0x10000)
  return stamped(bytes, 7)
}

/** The milliseconds since 1970 at which a version 7 id was made; null for any other id. */
export function timeOfUuidV7(id: Uuid): number | null {
  if (!isUuid(id) || id[14] !== '7') return null
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/**
 * The id derived from a namespace and a name (uuid version 5): the same name gives the same id on every desk, so
 * that two desks that make the same alert make one. Throws RangeError when the namespace is not an id.
 */
export function uuidV5(namespace: Uuid, name: string): Uuid {
  if (!isUuid(namespace)) throw new RangeError(`Not an id: ${namespace}`)
  const tail = utf8(name)
  const message = new Uint8Array(16 + tail.length)
  for (let i = 0, at = 0; i < 16; i++, at += 2) {
    if (namespace[at] === '-') at++
    message[i] = Number.parseInt(namespace.slice(at, at + 2), 16)
  }
  message.set(tail, 16)
  return stamped(sha1(message).slice(0, 16), 5)
}

function stamped(bytes: Uint8Array, version: 5 | 7): Uuid {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
