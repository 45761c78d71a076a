import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'

/** A policy in two words: what it is, and which one. */
export interface PolicyName {
  readonly kind: string
  readonly which: string | null
}

type Named = Pick<PolicyOnCard, 'policy' | 'product'>

/** In a line of time: "Auto" and the plate, "Casa" and "Abitare Più". */
export function shortName({ policy, product }: Named): PolicyName {
  const [kind, rest] = splitName(product.name)
  return { kind, which: policy.plate === null ? (rest ?? policy.insuredObject) : plateWords(policy.plate) }
}

/** In a table: "Auto, Fiat Panda", "Casa, Abitare Più". */
export function fullName({ policy, product }: Named): string {
  return policy.vehicle === null ? product.name : `${product.name}, ${policy.vehicle}`
}

function splitName(name: string): readonly [kind: string, rest: string | null] {
  const at = name.indexOf(', ')
  return at < 0 ? [name, null] : [name.slice(0, at), name.slice(at + 2)]
}

/** A plate as it is read aloud: "GH 482 WP". Any other form stays as it is. */
export function plateWords(plate: string): string {
  return plate.replace(/^([A-Z]{2})(\d{3})([A-Z]{2})$/, '$1 $2 $3')
}
