import type { RelationKind } from '../../../shared/features/households/model.ts'

/** What the picture needs to know of a person. */
export interface TreePerson {
  readonly customerId: string
  readonly kind: RelationKind | null
}

export interface TreeBox<Person> {
  readonly person: Person
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Boxes and the lines between them, in pixels. */
export interface Tree<Person> {
  readonly boxes: readonly TreeBox<Person>[]
  /** Path data of the lines. */
  readonly lines: string
  readonly height: number
}

export const treeWidth = 392
export const boxHeight = 40
const rowGap = 38
const widest = 164
const inRow = 3

const partners: readonly (RelationKind | null)[] = ['CONIUGE', 'CONVIVENTE']

/**
 * The household drawn by generations: parents, then the person with the partner and whoever else lives there, then
 * children. A row holds three; more children take further rows.
 */
export function treeOf<Person extends TreePerson>(people: readonly Person[], self: string): Tree<Person> {
  const of = (test: (person: Person) => boolean) =>
    people.filter((person) => person.customerId !== self && test(person))
  const me = people.filter((person) => person.customerId === self)
  const partner = of(({ kind }) => partners.includes(kind)).slice(0, 1)
  const parents = of(({ kind }) => kind === 'GENITORE')
  const children = of(({ kind }) => kind === 'FIGLIO')
  const placed = new Set([...partner, ...parents, ...children])
  const others = of((person) => !placed.has(person))

  const rows = [...inRows(parents), ...inRows([...me, ...partner, ...others]), ...inRows(children)]
  const boxes = rows.flatMap((row, index) => rowOf(row, index * (boxHeight + rowGap)))
  const find = (person: Person | undefined) => boxes.find((box) => box.person === person)
  const mine = find(me[0])
  const theirs = find(partner[0])
  const lines: string[] = []
  if (mine && theirs) lines.push(`M${mine.x + mine.width} ${middle(mine)}H${theirs.x}`)
  if (mine) {
    // Children hang on the couple, or on the one parent there is.
    const trunk = theirs ? (mine.x + mine.width + theirs.x) / 2 : centre(mine)
    const from = theirs ? middle(mine) : mine.y + boxHeight
    for (const child of children.map(find))
      if (child) lines.push(`M${trunk} ${from}V${child.y - rowGap / 2}H${centre(child)}V${child.y}`)
    for (const parent of parents.map(find))
      if (parent)
        lines.push(
          `M${centre(parent)} ${parent.y + boxHeight}V${mine.y - rowGap / 2}H${centre(mine)}V${mine.y}`,
        )
  }
  return { boxes, lines: lines.join(''), height: Math.max(0, rows.length * (boxHeight + rowGap) - rowGap) }
}

function rowOf<Person>(people: readonly Person[], y: number): readonly TreeBox<Person>[] {
  const gap = people.length > 2 ? 14 : 62
  const width = Math.min(widest, (treeWidth - gap * (people.length - 1)) / Math.max(1, people.length))
  const step = people.length > 1 ? (treeWidth - width) / (people.length - 1) : 0
  return people.map((person, index) => ({ person, x: index * step, y, width }))
}

function inRows<Person>(people: readonly Person[]): readonly (readonly Person[])[] {
  return Array.from({ length: Math.ceil(people.length / inRow) }, (_, row) =>
    people.slice(row * inRow, (row + 1) * inRow),
  )
}

function middle(box: TreeBox<unknown>): number {
  return box.y + boxHeight / 2
}

function centre(box: TreeBox<unknown>): number {
  return box.x + box.width / 2
}
