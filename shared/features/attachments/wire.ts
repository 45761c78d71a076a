import { z } from 'zod'

// `GET/PUT /v1/blob/<sha256>?agency=<n>` (sync.md section 3): the bytes of a file, by their hash. PUT sends one part with
// `content-range: bytes <first>-<last>/<size>`, or asks how far it came with `bytes */<size>` and an empty body; it needs an
// attachment row that head office has accepted. GET answers a Range.

/** Bytes of one part: a cut connection costs no more than this. */
export const BLOB_PART_BYTES = 512 * 1024

export const blobQuery = z.object({ agency: z.coerce.number().int().positive() })
export const blobHash = z.string().regex(/^[0-9a-f]{64}$/)

/** Answer of a PUT: how much of the file stands at head office, and whether it is whole and its hash right. */
export const blobState = z.object({ received: z.int().nonnegative(), complete: z.boolean() })
export type BlobState = z.infer<typeof blobState>

/** A part as its header names it; null first and last ask only. Null for a header of another form. */
export type ContentRange = {
  readonly first: number | null
  readonly last: number | null
  readonly size: number
}

/** Reads the `content-range` of a PUT. */
export function parseContentRange(header: string): ContentRange | null {
  const match = /^bytes (?:(\d{1,12})-(\d{1,12})|\*)\/(\d{1,12})$/.exec(header)
  if (!match) return null
  const size = Number(match[3])
  if (match[1] === undefined || match[2] === undefined) return { first: null, last: null, size }
  const first = Number(match[1])
  const last = Number(match[2])
  return first <= last && last < size ? { first, last, size } : null
}

/** Reads `bytes=100-` or `bytes=100-199` of a GET; null for any other form. */
export function parseRange(header: string): { readonly first: number; readonly last: number | null } | null {
  const match = /^bytes=(\d{1,12})-(\d{1,12})?$/.exec(header)
  if (!match) return null
  const first = Number(match[1])
  const last = match[2] === undefined ? null : Number(match[2])
  return last !== null && last < first ? null : { first, last }
}
