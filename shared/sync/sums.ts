/**
 * Proof that the mirror equals the server (sync.md section 8): per bucket the number of rows and the XOR of
 * the first 128 bits of SHA-256(`tbl|id|ver`). Both sides keep it incrementally; XOR makes adding and
 * taking out the same act. Four 32-bit words: BigInt would cost more than the hash.
 */
export type BucketSum = { count: number; words: [number, number, number, number] }

/** As it travels: `[count, xor64a, xor64b]`, the two halves as 16 hex digits each. */
export type WireSum = [count: number, xor64a: string, xor64b: string]

/** The text that is hashed for one row. */
export function sumText(table: string, id: string, ver: number): string {
  return `${table}|${id}|${ver}`
}

export function emptySum(): BucketSum {
  return { count: 0, words: [0, 0, 0, 0] }
}

/** Mixes the first 16 bytes of a row's digest into the sum; `by` is +1 for a row that came, -1 for one that left. */
export function mixIntoSum(sum: BucketSum, digest: Uint8Array, by: 1 | -1): void {
  sum.count += by
  const { words } = sum
  for (let w = 0; w < 4; w++) {
    const at = w * 4
    const word =
      ((digest[at] as number) << 24) |
      ((digest[at + 1] as number) << 16) |
      ((digest[at + 2] as number) << 8) |
      (digest[at + 3] as number)
    words[w] = ((words[w] as number) ^ word) >>> 0
  }
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0')
}

export function sumToWire(sum: BucketSum): WireSum {
  const [a, b, c, d] = sum.words
  return [sum.count, hex(a) + hex(b), hex(c) + hex(d)]
}

export function sameSum(left: WireSum, right: WireSum): boolean {
  return left[0] === right[0] && left[1] === right[1] && left[2] === right[2]
}
