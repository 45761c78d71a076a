/** What is drawn at each place: the row that its cells show. */
export type Drawn<Row> = ReadonlyMap<number, Row>

interface Paced<Row> {
  readonly drawn: Drawn<Row>
  /** How many rows were filled anew. */
  readonly filled: number
  /** Rows that have come and whose turn has not. */
  readonly behind: boolean
}

/**
 * Which rows a draw shows when it may fill the cells of `most` of them anew. One that changed shows what it said before until its
 * turn comes, one that is new shows its line only.
 */
export function paced<Row extends { readonly id: string }>(
  before: Drawn<Row>,
  places: readonly number[],
  rowOf: (place: number) => Row | undefined,
  most: number,
): Paced<Row> {
  const drawn = new Map<number, Row>()
  let filled = 0
  let behind = false
  for (const place of places) {
    const row = rowOf(place)
    if (!row) continue
    const last = before.get(place)
    if (last === row) drawn.set(place, row)
    else if (filled < most) {
      drawn.set(place, row)
      filled++
    } else {
      behind = true
      if (last?.id === row.id) drawn.set(place, last)
    }
  }
  return { drawn, filled, behind }
}
