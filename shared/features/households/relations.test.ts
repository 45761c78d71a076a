import { describe, expect, it } from 'vitest'
import { relationKind } from './model.ts'
import { isFamily, type RelationPair, relationId, relationPairs, reverseKind } from './relations.ts'

const person = 'PF'
const firm = 'PG'
const words = (pairs: readonly RelationPair[]) => pairs.map(({ kind, reverse }) => `${kind} – ${reverse}`)

describe('a relation from both sides', () => {
  it.each([
    ['CONIUGE', 'CONIUGE'],
    ['CONVIVENTE', 'CONVIVENTE'],
    ['FIGLIO', 'GENITORE'],
    ['GENITORE', 'FIGLIO'],
    ['FRATELLO', 'FRATELLO'],
    ['ALTRO_PARENTE', 'ALTRO_PARENTE'],
    ['LEGALE_RAPPRESENTANTE', 'IMPRESA'],
    ['SOCIO_IMPRESA', 'IMPRESA'],
    ['IMPRESA', 'LEGALE_RAPPRESENTANTE'],
  ] as const)('%s is answered by %s', (kind, reverse) => {
    expect(reverseKind(kind)).toBe(reverse)
  })

  it.each([
    [
      'two people',
      person,
      person,
      [
        'CONIUGE – CONIUGE',
        'CONVIVENTE – CONVIVENTE',
        'FIGLIO – GENITORE',
        'GENITORE – FIGLIO',
        'FRATELLO – FRATELLO',
        'ALTRO_PARENTE – ALTRO_PARENTE',
      ],
    ],
    ['a person and a firm', person, firm, ['IMPRESA – LEGALE_RAPPRESENTANTE', 'IMPRESA – SOCIO_IMPRESA']],
    ['a firm and a person', firm, person, ['LEGALE_RAPPRESENTANTE – IMPRESA', 'SOCIO_IMPRESA – IMPRESA']],
    ['two firms', firm, firm, ['SOCIO_IMPRESA – IMPRESA', 'IMPRESA – SOCIO_IMPRESA']],
  ] as const)('%s may have these', (_who, self, other, pairs) => {
    expect(words(relationPairs(self, other))).toEqual(pairs)
  })

  it('reads the same from the other side', () => {
    for (const self of [person, firm] as const)
      for (const other of [person, firm] as const) {
        const turned = relationPairs(other, self).map(({ kind, reverse }) => ({
          kind: reverse,
          reverse: kind,
        }))
        expect(new Set(words(turned))).toEqual(new Set(words(relationPairs(self, other))))
      }
  })

  it('a firm is nobody’s family', () => {
    expect(relationKind.options.filter((kind) => !isFamily(kind))).toEqual([
      'LEGALE_RAPPRESENTANTE',
      'SOCIO_IMPRESA',
      'IMPRESA',
    ])
  })

  it('has the same id on every desk, and another one in the other direction', () => {
    const [anna, davide] = [crypto.randomUUID(), crypto.randomUUID()]
    expect(relationId(anna, davide)).toBe(relationId(anna, davide))
    expect(relationId(anna, davide)).not.toBe(relationId(davide, anna))
  })
})
