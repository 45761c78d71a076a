import type { RelationPair } from '../../../shared/features/households/relations.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'

/** A pair as one text, to stand in a choice. */
export function pairId({ kind, reverse }: RelationPair): string {
  return `${kind} ${reverse}`
}

/** What the other is: "figlio o figlia", "impresa di cui è socio". */
export function usePairWords(): (pair: RelationPair) => string {
  const { t } = useWords()
  return (pair) => pairWords(pair, t)
}

function pairWords({ kind, reverse }: RelationPair, t: Translate): string {
  if (kind !== 'IMPRESA') return t(`households.kind.${kind}`)
  return t(reverse === 'SOCIO_IMPRESA' ? 'households.firmOfPartner' : 'households.firmOfHead')
}
