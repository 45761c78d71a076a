import { type Uuid, uuidV5 } from '../../lib/ids.ts'
import type { Customer } from '../customers/model.ts'
import type { RelationKind } from './model.ts'

type PersonKind = Customer['kind']

/** A relation from both sides: `kind` is what the other is to this one, `reverse` what this one is to the other. */
export interface RelationPair {
  readonly kind: RelationKind
  readonly reverse: RelationKind
}

/** What the first may be to the second when the second is this to the first; the usual one comes first. */
const reverses: Readonly<Record<RelationKind, readonly [RelationKind, ...RelationKind[]]>> = {
  CONIUGE: ['CONIUGE'],
  CONVIVENTE: ['CONVIVENTE'],
  FIGLIO: ['GENITORE'],
  GENITORE: ['FIGLIO'],
  FRATELLO: ['FRATELLO'],
  ALTRO_PARENTE: ['ALTRO_PARENTE'],
  LEGALE_RAPPRESENTANTE: ['IMPRESA'],
  SOCIO_IMPRESA: ['IMPRESA'],
  IMPRESA: ['LEGALE_RAPPRESENTANTE', 'SOCIO_IMPRESA'],
}

const family = ['CONIUGE', 'CONVIVENTE', 'FIGLIO', 'GENITORE', 'FRATELLO', 'ALTRO_PARENTE'] as const
const inFirm = ['LEGALE_RAPPRESENTANTE', 'SOCIO_IMPRESA'] as const

/** What the row of the other direction says: who is my child calls me parent. */
export function reverseKind(kind: RelationKind): RelationKind {
  return reverses[kind][0]
}

/** The relations that two customers may have. A firm has no family; people are in a firm as its head or as partners. */
export function relationPairs(self: PersonKind, other: PersonKind): readonly RelationPair[] {
  if (self === 'PF' && other === 'PF') return family.flatMap(pairsOf)
  const inSelf = inFirm.filter((kind) => other === 'PF' || kind === 'SOCIO_IMPRESA').flatMap(pairsOf)
  const inOther = pairsOf('IMPRESA').filter(({ reverse }) => self === 'PF' || reverse === 'SOCIO_IMPRESA')
  if (self === 'PF') return inOther
  return other === 'PF' ? inSelf : [...inSelf, ...inOther]
}

function pairsOf(kind: RelationKind): readonly RelationPair[] {
  return reverses[kind].map((reverse) => ({ kind, reverse }))
}

/** Relations by which people live together, and so may share a household. */
export function isFamily(kind: RelationKind): boolean {
  return family.some((one) => one === kind)
}

/** The id of the row that says what one customer is to another: two desks that record the same one offline make one row. */
export function relationId(customerId: Uuid, otherCustomerId: Uuid): Uuid {
  return uuidV5(customerId, `relation:${otherCustomerId}`)
}
