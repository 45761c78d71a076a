import { heldBuckets } from '../../../db/sync/buckets.ts'
import { readCursor } from '../../../db/sync/cursors.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import { AGENCY } from './ground-rows.ts'
import type { Places } from './places.ts'

type Line = {
  id: string
  tbl: string
  rowId: string
  customerId: string | null
  state: string
  result: string | null
}

/** What a desk's outbox was after one of its transactions, and where the desk stood. */
type Look = {
  readonly ver: number
  readonly held: readonly string[]
  /** Lines that were there before this transaction and are not any more, as they were before. */
  readonly gone: readonly Line[]
  /** Lines that head office took and that need no checkpoint any more. */
  readonly kept: readonly Line[]
}

/**
 * Looks at a desk's outbox after every transaction. A line may leave it only when head office took the edit and its row, or its
 * customer, lies at that checkpoint in a bucket that the desk does not hold; and then it must.
 */
export class Departures {
  readonly #looks: Look[] = []
  #lines = new Map<string, Line>()
  #at = ''

  look(db: MirrorConnection): void {
    const lines = new Map(readAll(db).map((line) => [line.id, line]))
    const gone = [...this.#lines.values()].filter(({ id }) => !lines.has(id))
    this.#lines = lines
    const cursor = readCursor(db, AGENCY)
    const held = heldBuckets(db)
    const at = JSON.stringify([cursor?.epoch, cursor?.ver, held])
    if (gone.length === 0 && at === this.#at) return
    this.#at = at
    const kept = [...lines.values()].filter((line) => line.state === 'done' && isTaken(line))
    this.#looks.push({ ver: cursor?.ver ?? 0, held, gone, kept })
  }

  /** Whether a line was seen to leave. */
  saw(id: string): boolean {
    return this.#looks.some(({ gone }) => gone.some((line) => line.id === id))
  }

  /** Lines that went without reason or stayed against it, each in words. */
  wrong(places: Places): string[] {
    const found = new Map<string, string>()
    for (const { ver, held, gone, kept } of this.#looks) {
      const left = (line: Line) => subjectsOf(line).some(([tbl, id]) => isOutside(places, held, ver, tbl, id))
      for (const line of gone) {
        if (!isTaken(line))
          found.set(line.id, `${line.id} (${line.state}) left the outbox, and was not taken`)
        else if (!left(line))
          found.set(
            line.id,
            `${line.id} left the outbox at version ${ver}, and its row did not leave the desk`,
          )
      }
      for (const line of kept)
        if (left(line)) found.set(line.id, `${line.id} is in the outbox at version ${ver}, and its row left`)
    }
    return [...found.values()]
  }
}

function readAll(db: MirrorConnection): Line[] {
  return db
    .prepare<[], Line>(
      `SELECT id, tbl, row_id AS rowId, customer_id AS customerId, state, outcome ->> 'result' AS result
       FROM mutation WHERE agency_id = ${AGENCY}`,
    )
    .all()
}

/** What is refused or given up stays in front of its author, whatever becomes of the row. */
function isTaken({ state, result }: Line): boolean {
  return (
    (state === 'settled' || state === 'done') &&
    (result === 'applied' || result === 'merged' || result === 'conflict')
  )
}

/** The row that an edit is about, and the customer on whose card it stands. */
function subjectsOf({ tbl, rowId, customerId }: Line): [tbl: string, id: string][] {
  return customerId === null
    ? [[tbl, rowId]]
    : [
        [tbl, rowId],
        ['customer', customerId],
      ]
}

/** A row that head office never had lies nowhere; a deleted one lies where it was deleted. */
function isOutside(places: Places, held: readonly string[], ver: number, tbl: string, id: string): boolean {
  const bucket = places.bucketAt(tbl, id, ver)
  return bucket !== null && !held.includes(bucket)
}
