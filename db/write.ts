import { asMirrorError } from './errors.ts'
import type { MirrorConnection, WriteTx } from './types.ts'

/**
 * The one gate through which the mirror is written. Each `run` is one transaction; the tables it names are told
 * to the listener only after the commit, so that nobody reads what may still be undone.
 */
export class WriteGate {
  readonly db: MirrorConnection
  readonly #onChanged: (tables: readonly string[]) => void
  readonly #onCommitted: () => void

  /** `onChanged` is told the tables of each commit that names some, `onCommitted` of each commit. */
  constructor(
    db: MirrorConnection,
    onChanged: (tables: readonly string[]) => void,
    onCommitted: () => void = () => {},
  ) {
    this.db = db
    this.#onChanged = onChanged
    this.#onCommitted = onCommitted
  }

  /** Runs `work` in a transaction. `touch` names a table that the work changes. Throws MirrorError for a full disk. */
  run<T>(work: (tx: WriteTx, touch: (table: string) => void) => T): T {
    const changed = new Set<string>()
    let result: T
    try {
      result = this.db
        .transaction(() => work(this.db as unknown as WriteTx, (table) => changed.add(table)))
        .immediate()
    } catch (error) {
      throw asMirrorError(error)
    }
    this.#onCommitted()
    if (changed.size > 0) this.#onChanged([...changed])
    return result
  }
}
