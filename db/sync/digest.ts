import { hash } from 'node:crypto'
import { sumText } from '../../shared/sync/sums.ts'

/** First 16 bytes of the SHA-256 of a row's JSON text as received: what `audit` compares (sync.md section 8). */
export function rowDigest(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, 16)
}

/** The digest that stands for "this row at this version" in the bucket's sum. */
export function versionDigest(table: string, id: string, ver: number): Buffer {
  return hash('sha256', sumText(table, id, ver), 'buffer')
}
