import { nextBatch, wireMutation } from '../../../db/features/edits/batch.ts'
import { countWaiting, lastSeq, type OutboxLine } from '../../../db/features/edits/outbox.ts'
import { closeCovered, noteFailure, settle } from '../../../db/features/edits/settle.ts'
import { readMeta } from '../../../db/meta.ts'
import { heldBuckets } from '../../../db/sync/buckets.ts'
import { editsApi } from '../../../shared/features/edits/api.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { type Outcome, type PushOutcome, settledOutcome } from '../../../shared/sync/mutations.ts'
import { NotHeadOffice, Refusal } from '../net/failures.ts'
import { backoffMs } from './backoff.ts'
import { withToken } from './calls.ts'
import type { SyncContext } from './writer-context.ts'

/** A mutation on which head office fails is tried again after a minute at the latest: twenty tries must end. */
const MOST_DOUBLINGS = 6

/** Head office knows this device's numbers further than this desk gave them: two desks have one device id (faults 15, 26). */
export class NumbersTaken extends Error {
  override readonly name = 'NumbersTaken'
}

type Answer = { outcomes: { seq: number; mutation_id: string; outcome: PushOutcome }[]; ack_seq: number }

/**
 * Pushes the outbox, agency by agency and in the order of its numbers (sync.md section 6). What head office fails on rests for
 * a while without holding up the pulls; everything else that goes wrong is thrown, as a pull throws it.
 */
export class Pusher {
  readonly #context: SyncContext
  readonly #onAnswer: () => void
  /** A whole batch failed: one mutation (or group) at a time until it is known which one. */
  #careful = false
  /** By agency and the steady clock: until when what head office failed on is left alone. */
  readonly #restUntil = new Map<number, number>()

  constructor(context: SyncContext, onAnswer: () => void) {
    this.#context = context
    this.#onAnswer = onAnswer
  }

  /** Milliseconds until something that head office failed on is tried again; null when nothing rests. */
  get restMs(): number | null {
    const left = [...this.#restUntil.values()].map((until) => until - this.#context.time.steady())
    return left.length > 0 ? Math.max(0, Math.min(...left)) : null
  }

  /** The user asked: what rests is tried now. */
  restNoMore(): void {
    this.#restUntil.clear()
  }

  /** Pushes what waits for an agency. Returns whether something got its outcome, which the next pull shows. */
  async push(agencyId: number): Promise<boolean> {
    let settled = false
    while (!this.#rests(agencyId)) {
      const batch = nextBatch(this.#context.gate.db, agencyId, this.#careful)
      if (batch.length === 0) {
        this.#careful = false
        break
      }
      const answer = await this.#ask(agencyId, batch)
      if (answer === null) continue
      if (this.#store(agencyId, batch, answer) > 0) settled = true
      if (answer.outcomes.length < batch.length || answer.outcomes.some(isLater)) {
        // A gap: head office wants an earlier number. The next checkpoint says from where on.
        if (answer.ack_seq + 1 < (batch[0]?.seq ?? 0)) break
        this.#rest(batch, answer)
      }
    }
    return settled
  }

  #rests(agencyId: number): boolean {
    const until = this.#restUntil.get(agencyId)
    if (until === undefined) return false
    if (until > this.#context.time.steady()) return true
    this.#restUntil.delete(agencyId)
    return false
  }

  /** Null: head office failed on the batch without saying on which mutation. */
  async #ask(agencyId: number, batch: readonly OutboxLine[]): Promise<Answer | null> {
    const { gate, headOffice, signal } = this.#context
    const device = readMeta(gate.db, 'deviceId') ?? ''
    const input = {
      agency: agencyId,
      device,
      first_seq: batch[0]?.seq ?? 0,
      mutations: batch.map(wireMutation),
    }
    let answer: Answer
    try {
      answer = await withToken(this.#context, (token) =>
        headOffice.call(editsApi.push, input, { token, signal }),
      )
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return this.#refused(agencyId, batch, error)
    }
    this.#onAnswer()
    checkAnswer(batch, answer)
    if (answer.ack_seq > lastSeq(gate.db, agencyId))
      throw new NumbersTaken('more numbers than this desk gave')
    return answer
  }

  #refused(agencyId: number, batch: readonly OutboxLine[], refusal: Refusal): null {
    switch (refusal.code) {
      case 'idempotency_mismatch':
        throw new NumbersTaken(refusal.code, { cause: refusal })
      case 'not_found':
        // An agency of which head office does not know that it ever was this user's. What he typed stays in front of him.
        this.#settle(
          agencyId,
          batch.map(({ id }) => ({ id, outcome: { result: 'rejected', code: 'scope_lost' } as const })),
        )
        return null
      case 'unexpected':
      case 'bad_request':
      case 'too_large':
        this.#onAnswer()
        if (nextBatch(this.#context.gate.db, agencyId, true).length < batch.length) this.#careful = true
        else this.#failed(batch, refusal.body.retry_after_ms)
        return null
      default:
        throw refusal
    }
  }

  #store(agencyId: number, batch: readonly OutboxLine[], { outcomes }: Answer): number {
    const answers = outcomes.flatMap(({ outcome }, index) => {
      const settled = settledOutcome(outcome)
      const line = batch[index]
      return settled && line ? [{ id: line.id, outcome: settled }] : []
    })
    if (answers.length > 0) this.#settle(agencyId, answers)
    return answers.length
  }

  #settle(agencyId: number, answers: readonly { id: string; outcome: Outcome }[]): void {
    const { gate, applier, board, now, serverNow } = this.#context
    gate.run((tx, touch) => {
      const rows = settle(tx, answers, instantOf(serverNow()))
      // Of an agency that was taken away no checkpoint comes any more.
      if (!heldBuckets(tx).some((bucket) => feedOf(bucket) === agencyId))
        closeCovered(tx, agencyId, lastSeq(tx, agencyId))
      for (const table of applier.relay(tx, rows, dayInRome(now()))) touch(table)
      touch('mutation')
      touch('change')
    })
    board.update({ waiting: countWaiting(gate.db) })
  }

  /** What follows the first "later" was not tried: only that one, with its group, has failed. */
  #rest(batch: readonly OutboxLine[], { outcomes }: Answer): void {
    const at = outcomes.findIndex(isLater)
    const guilty = batch[at < 0 ? outcomes.length : at]
    const later = outcomes[at]?.outcome
    const unit = batch.filter(
      ({ id, group }) => id === guilty?.id || (group !== null && group === guilty?.group),
    )
    this.#failed(unit, later?.result === 'retry_later' ? later.retry_after_ms : undefined)
  }

  #failed(unit: readonly OutboxLine[], askedMs = 0): void {
    const { gate, log, tuning, time } = this.#context
    gate.run((tx, touch) => {
      noteFailure(tx, unit)
      touch('mutation')
    })
    const failures = (unit[0]?.failures ?? 0) + 1
    log('warn', 'head office could not apply an edit', { failures, mutation: unit[0]?.id ?? '' })
    // What head office asks for is a floor for its own sake; a test turns both into moments.
    const floor = Math.min(askedMs, tuning.backoffMs * 2)
    const rest =
      floor + backoffMs(Math.min(failures, MOST_DOUBLINGS), tuning.backoffMs, undefined, time.random)
    this.#restUntil.set(unit[0]?.agencyId ?? 0, time.steady() + rest)
  }
}

function isLater({ outcome }: Answer['outcomes'][number]): boolean {
  return outcome.result === 'retry_later'
}

/** Outcomes of another batch (a late or doubled answer) are not ours (fault 13). */
function checkAnswer(batch: readonly OutboxLine[], { outcomes }: Answer): void {
  const ours = outcomes.every(
    ({ seq, mutation_id }, index) => batch[index]?.id === mutation_id && batch[index]?.seq === seq,
  )
  if (!ours || outcomes.length > batch.length) throw new NotHeadOffice('a push was answered with another one')
}
