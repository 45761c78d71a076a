import { countWaiting } from '../../../db/features/edits/outbox.ts'
import { createAllIndexes } from '../../../db/indexes.ts'
import { readMeta, writeMeta } from '../../../db/meta.ts'
import { checkpointAge, readCursors } from '../../../db/sync/cursors.ts'
import { loadStates } from '../../../db/sync/loading.ts'
import { type LogKind, tellsLost, writeLog } from '../../../db/sync/log.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { syncedTables } from '../../../shared/sync/tables.ts'
import { cleanWal } from './repair.ts'
import type { SyncContext } from './writer-context.ts'

/** What must be done beside the sync, whether there is a network or not. */
export class Housekeeping {
  readonly #context: SyncContext
  /** A kill may have come between a deletion and its cleaning. */
  #walOwed = true
  /** An earlier version may have loaded the mirror. */
  #indexesOwed = true

  constructor(context: SyncContext) {
    this.#context = context
  }

  /** Every few seconds; a full disk must not end the sync over it. */
  tick(): void {
    try {
      this.keepDay()
      this.cleanWal()
    } catch (error) {
      // A full disk, most likely: the next pull says so, and the next day comes again in five seconds.
      this.#warn('the day was not kept', error)
    }
  }

  /** Derived rows are true for one day; which one stands in the mirror, because nobody may be here at midnight. */
  keepDay(): void {
    const { gate, now, applier } = this.#context
    const today = dayInRome(now())
    const from = readMeta(gate.db, 'derivedOn')
    if (from === today) return
    gate.run((tx, touch) => {
      if (from !== null) {
        applier.summary.dayChanged(from, today)
        // What is due, in grace or old is told by the day: whatever stands open is asked for anew.
        for (const { name } of syncedTables) touch(name)
        touch('customer_list')
      }
      writeMeta(tx, 'derivedOn', today)
    })
  }

  /** Makes the indexes that this version wants and the one that loaded the mirror did not make; during a load they come with its tables. */
  completeIndexes(): void {
    const { gate, board } = this.#context
    if (!this.#indexesOwed || !board.status.complete) return
    gate.run(() => createAllIndexes(gate.db))
    this.#indexesOwed = false
  }

  /** Rows left: their bytes must go from the write-ahead log too. */
  rowsLeft(count: number): void {
    if (count > 0) this.#walOwed = true
  }

  cleanWal(): void {
    if (this.#walOwed) this.#walOwed = !cleanWal(this.#context)
  }

  /** A line for the sync log; a full disk must not end the sync over it. */
  note(kind: LogKind, count: number): void {
    const { gate, serverNow } = this.#context
    try {
      gate.run((tx) => writeLog(tx, instantOf(serverNow()), kind, count))
    } catch (error) {
      this.#warn(`no line "${kind}" in the sync log`, error)
    }
  }

  /** The link is lost, or was not there when the desk began; said once, until it is there again. */
  noteLost(): void {
    if (!tellsLost(this.#context.gate.db)) this.note('lost', 0)
  }

  /** Tells how old the data are, whether all of them are here, and how much of the user's own waits. */
  tellAge(): void {
    const { gate, board } = this.#context
    const cursors = readCursors(gate.db)
    const loaded = loadStates(gate.db).length === 0
    board.update({
      checkpointAt: checkpointAge(gate.db),
      complete: loaded && cursors.length > 0 && cursors.every(({ checkpointAt }) => checkpointAt !== null),
      waiting: countWaiting(gate.db),
    })
  }

  #warn(message: string, error: unknown): void {
    this.#context.log('warn', message, { cause: error instanceof Error ? error.message : 'unknown' })
  }
}
