import { describe, expect, it } from 'vitest'
import { boxHeight, treeOf, treeWidth } from './tree.ts'

const davide = { customerId: 'davide', kind: null }
const federica = { customerId: 'federica', kind: 'CONIUGE' } as const
const child = (customerId: string) => ({ customerId, kind: 'FIGLIO' }) as const

describe('the picture of a household', () => {
  it('puts the couple above and the children below, hanging on the couple', () => {
    const tree = treeOf([davide, federica, child('anna'), child('pietro')], 'davide')
    const at = (id: string) => tree.boxes.find((box) => box.person.customerId === id)
    expect(at('davide')).toMatchObject({ x: 0, y: 0, width: 164 })
    expect(at('federica')).toMatchObject({ x: treeWidth - 164, y: 0 })
    expect(at('anna')?.y).toBe(78)
    expect(tree.height).toBe(78 + boxHeight)
    expect(tree.lines).toContain('M164 20H228')
    expect(tree.lines).toContain('M196 20V59')
  })

  it('never overlaps or leaves its width, however many children there are', () => {
    const tree = treeOf([davide, ...['a', 'b', 'c', 'd', 'e'].map(child)], 'davide')
    expect(tree.boxes).toHaveLength(6)
    for (const box of tree.boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(treeWidth + 0.01)
      for (const other of tree.boxes)
        if (other !== box && other.y === box.y)
          expect(Math.abs(other.x - box.x)).toBeGreaterThanOrEqual(box.width)
    }
  })

  it('puts a parent above and shows one alone without lines', () => {
    const tree = treeOf([davide, { customerId: 'mother', kind: 'GENITORE' }], 'davide')
    expect(tree.boxes.find((box) => box.person === davide)?.y).toBe(78)
    expect(treeOf([davide], 'davide').lines).toBe('')
  })
})
