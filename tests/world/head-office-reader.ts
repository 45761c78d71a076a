import { createHash } from 'node:crypto'
import { emptySum, mixIntoSum, sumText, sumToWire, type WireSum } from '../../shared/sync/sums.ts'
import { misfit } from '../../shared/sync/table.ts'
import { findTable } from '../../shared/sync/tables.ts'
import {
  type PageHeader,
  type PageLine,
  type PagePosition,
  type PageTrailer,
  type PullRequest,
  pageHeader,
  pageTrailer,
} from '../../shared/sync/wire.ts'

export type Page = {
  readonly header: PageHeader
  readonly lines: readonly PageLine[]
  readonly trailer: PageTrailer
}

/** Reads a page as a desk must: whole, with the right count and digest, each row fitting its table. */
export function parsePage(text: string): Page {
  const end = text.lastIndexOf('\n', text.length - 2) + 1
  const [first = '', ...rest] = text.slice(0, end).split('\n').slice(0, -1)
  const header = pageHeader.parse(JSON.parse(first))
  const trailer = pageTrailer.parse(JSON.parse(text.slice(end)))
  if (createHash('sha256').update(text.slice(0, end)).digest('hex') !== trailer.sha256)
    throw new Error('torn: digest')
  if (rest.length !== trailer.n) throw new Error('torn: count')
  const lines = rest.map((line) => JSON.parse(line) as PageLine)
  for (const line of lines) {
    if (line.t !== 'put') continue
    const table = findTable(line.tbl)
    const wrong = table ? misfit(table, line.row) : 'table'
    if (wrong) throw new Error(`${line.tbl}: ${wrong}`)
  }
  return { header, lines, trailer }
}

export type HeldRow = { bucket: string; tbl: string; id: string; ver: number; body: string }
export type Cursor = { feed: number; epoch: string; ver: number; mark: string; bucketSetId: number }

/** The least a desk does with a feed: rows by key, a cursor, and sums that it computes from its own rows. */
export class FeedReader {
  readonly rows = new Map<string, HeldRow>()
  cursor: Cursor
  pages = 0

  constructor(cursor: Cursor) {
    this.cursor = cursor
  }

  request(after?: PagePosition, bucketSetId = this.cursor.bucketSetId): PullRequest {
    const { feed, epoch, ver, mark } = this.cursor
    return { feed, epoch, ver, mark, bucket_set_id: bucketSetId, ...(after ? { after } : {}) }
  }

  /** One checkpoint: pages until `complete`, staged, then applied at once. Returns the last page. */
  async checkpoint(fetchPage: (request: PullRequest) => Promise<string>): Promise<Page> {
    const staged: PageLine[] = []
    let page = parsePage(await fetchPage(this.request()))
    this.pages++
    staged.push(...page.lines)
    while (!page.trailer.complete) {
      page = parsePage(await fetchPage(this.request(page.trailer.next, page.header.bucket_set_id)))
      this.pages++
      staged.push(...page.lines)
    }
    for (const line of staged) this.apply(line)
    const { epoch, to, mark, bucket_set_id } = page.header
    this.cursor = { ...this.cursor, epoch, ver: to, mark, bucketSetId: bucket_set_id }
    return page
  }

  apply(line: PageLine): void {
    switch (line.t) {
      case 'put': {
        const id = String(line.row[0])
        const held = this.rows.get(`${line.tbl}|${id}`)
        if (held && held.ver >= line.ver) return
        this.rows.set(`${line.tbl}|${id}`, {
          bucket: line.b,
          tbl: line.tbl,
          id,
          ver: line.ver,
          body: JSON.stringify(line.row),
        })
        return
      }
      case 'del':
        this.rows.delete(`${line.tbl}|${line.id}`)
        return
      case 'exit':
        if (this.rows.get(`${line.tbl}|${line.id}`)?.bucket === line.b)
          this.rows.delete(`${line.tbl}|${line.id}`)
        return
      case 'drop_bucket':
        for (const [key, row] of this.rows) if (row.bucket === line.b) this.rows.delete(key)
        return
      case 'add_bucket':
    }
  }

  /** The sums of its own rows, computed here and not by the server. */
  sums(buckets: readonly string[]): Record<string, WireSum> {
    const sums = new Map(buckets.map((bucket) => [bucket, emptySum()]))
    for (const { bucket, tbl, id, ver } of this.rows.values()) {
      const sum = sums.get(bucket)
      if (!sum) throw new Error(`holds a row of ${bucket}`)
      mixIntoSum(
        sum,
        createHash('sha256')
          .update(sumText(tbl, id, ver))
          .digest(),
        1,
      )
    }
    return Object.fromEntries([...sums].map(([bucket, sum]) => [bucket, sumToWire(sum)]))
  }
}
