import { z } from 'zod'
import type { SyncedTable } from './table.ts'

/**
 * A row belongs to exactly one bucket (sync.md section 2): `g` catalogues, `r:<agency>` roster,
 * `a:<agency>` office only, `p:<agency>.<portfolio>` one portfolio of one agency.
 */
export const bucketName = z.string().regex(/^(g|[ra]:\d{1,9}|p:\d{1,9}\.\d{1,9})$/)
export type BucketName = z.infer<typeof bucketName>

/** The feed of the catalogues; every other feed is an agency's number. */
export const CATALOGUE_FEED = 0

/** The bucket of a row, from its table's scope and its own agency and portfolio. */
export function bucketOf(table: SyncedTable, model: Readonly<Record<string, unknown>>): BucketName {
  switch (table.scope) {
    case 'catalogue':
      return 'g'
    case 'roster':
      return `r:${Number(model.agencyId)}`
    case 'office':
      return `a:${Number(model.agencyId)}`
    case 'portfolio':
      return `p:${Number(model.agencyId)}.${Number(model.portfolio)}`
  }
}

/** The feed a bucket's changes travel in. */
export function feedOf(bucket: BucketName): number {
  if (bucket === 'g') return CATALOGUE_FEED
  return Number(bucket.slice(2).split('.')[0])
}
