import type { Policy } from '../../shared/features/policies/model.ts'
import type { PolicyKind } from './products.ts'

// domain.md section 5, what customers hold. Tests measure the generated data against these lists.

/** Policies in portfolio per customer: 61 % one, 26 % two, 9 % three, 4 % more (4.25 on average): 1.57. */
export const policyCounts: readonly (readonly [number, number])[] = [
  [1, 0.61],
  [2, 0.26],
  [3, 0.09],
  [4, 0.03],
  [5, 0.01],
]
export const policiesPerCustomer = 1.57

export const kindShares: readonly (readonly [PolicyKind, number])[] = [
  ['AUTO', 0.5],
  ['CASA', 0.14],
  ['INFORTUNI', 0.11],
  ['MALATTIA', 0.04],
  ['RC_TUTELA', 0.05],
  ['IMPRESA', 0.04],
  ['VITA', 0.12],
]

export type StoredState = Policy['state']
