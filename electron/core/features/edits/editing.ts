import { randomBytes } from 'node:crypto'
import { readAuthor } from '../../../../db/features/edits/placement.ts'
import { EditRefused, type QueueDeps } from '../../../../db/features/edits/queue.ts'
import type { Applier } from '../../../../db/sync/apply.ts'
import type { WriteTx } from '../../../../db/types.ts'
import type { WriteGate } from '../../../../db/write.ts'
import type { SessionUser } from '../../../../shared/features/session/model.ts'
import { dayInRome, instantOf } from '../../../../shared/lib/dates.ts'
import { type Uuid, uuidV7 } from '../../../../shared/lib/ids.ts'
import type { EditProblem } from '../../../../shared/sync/edit-policy.ts'

/** What the commands of edits need of the open mirror. */
export type EditDeps = {
  readonly gate: WriteGate
  readonly applier: Applier
  /** Milliseconds of this computer's clock. */
  readonly now: () => number
  /** Milliseconds of head office's clock, as far as it is known. */
  readonly serverNow: () => number
  /** Something was queued: the sync pushes it at once. */
  readonly queued: () => void
  /** Ids of what is queued; the system's own randomness unless given. */
  readonly newId?: () => Uuid
}

/** A refusal travels as an answer: nothing was written. */
export type Refused = { refused: readonly EditProblem[] }

/**
 * Runs work that queues edits in one transaction of the gate and wakes the sync after it. Throws MirrorError for a full disk
 * (fault 41); a refusal is the answer.
 */
export function editing<T>(
  deps: EditDeps,
  work: (tx: WriteTx, touch: (table: string) => void, queue: QueueDeps, author: SessionUser) => T,
): T | Refused {
  const { gate, applier } = deps
  const queue: QueueDeps = {
    relay: (tx, rows, today) => applier.relay(tx, rows, today),
    today: dayInRome(deps.now()),
    at: instantOf(deps.serverNow()),
    newId: deps.newId ?? (() => uuidV7(deps.now(), (length) => randomBytes(length))),
  }
  try {
    const result = gate.run((tx, touch) => {
      const author = readAuthor(tx)
      if (!author) throw new Error('the mirror does not know whose it is')
      return work(tx, touch, queue, author)
    })
    deps.queued()
    return result
  } catch (error) {
    if (error instanceof EditRefused) return { refused: error.problems }
    throw error
  }
}
