import { PAGE_BYTES, PAGE_ROWS } from '../../shared/sync/wire.ts'

/** Limits of one page, whichever is reached first; tests make them small. */
export type PageLimits = { readonly rows: number; readonly bytes: number }
export const PAGE_LIMITS: PageLimits = { rows: PAGE_ROWS, bytes: PAGE_BYTES }

/** Rows read at a time: a page of very long rows is cut off without having read five thousand of them. */
const CHUNK_ROWS = 2000
/** What a line holds beside its row. */
const LINE_CHARS = 100

/**
 * Fills a page chunk by chunk up to its limits. Each chunk is asked with one row more than is wanted, which says whether
 * there are more; that row is not kept.
 */
export class PageFill<Row> {
  readonly rows: Row[] = []
  bytes = 0
  complete = false
  readonly #limits: PageLimits
  readonly #sizeOf: (row: Row) => number
  #full = false

  constructor(limits: PageLimits, sizeOf: (row: Row) => number) {
    this.#limits = limits
    this.#sizeOf = sizeOf
  }

  /** Rows to ask for next; 0 when the page is full or nothing is left. */
  get wanted(): number {
    if (this.#full || this.complete) return 0
    return Math.min(CHUNK_ROWS, this.#limits.rows - this.rows.length)
  }

  /** Takes the answer to `wanted + 1` rows; returns the last row kept. */
  add(found: readonly Row[]): Row | undefined {
    const wanted = this.wanted
    for (const row of found.slice(0, wanted)) {
      // A row that is longer than a page still makes a page of its own.
      if (this.bytes >= this.#limits.bytes) {
        this.#full = true
        return this.rows.at(-1)
      }
      this.rows.push(row)
      this.bytes += this.#sizeOf(row) + LINE_CHARS
    }
    this.complete = found.length <= wanted
    return this.rows.at(-1)
  }
}
