import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'

/** a household; its members are the customers that name it. */
export const household = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  name: z.string(),
  headCustomerId: uuid,
})
export type Household = z.infer<typeof household>

/** What the second person is to the first. */
export const relationKind = z.enum([
  'CONIUGE',
  'CONVIVENTE',
  'FIGLIO',
  'GENITORE',
  'FRATELLO',
  'ALTRO_PARENTE',
  'LEGALE_RAPPRESENTANTE',
  'SOCIO_IMPRESA',
  'IMPRESA',
])
export type RelationKind = z.infer<typeof relationKind>

/**
 * "`otherCustomerId` is the `kind` of `customerId`". A relation is two such rows, one in the bucket of each customer,
 * so that a desk may hold one end alone (sync.md section 1).
 */
export const relation = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  customerId: uuid,
  otherCustomerId: uuid,
  kind: relationKind,
})
export type Relation = z.infer<typeof relation>
