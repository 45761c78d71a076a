import { randomUUID } from 'node:crypto'
import type { Mutation, PushOutcome } from '../../../shared/sync/mutations.ts'
import { PUSH_BYTES, PUSH_MUTATIONS } from '../../../shared/sync/mutations.ts'
import type { DeviceCaller } from '../../access/access.ts'
import type { HeadOffice } from '../../context.ts'
import { asRefusal } from '../../http/errors.ts'
import { Refusal } from '../../refusal.ts'
import { readAck, readLog } from './log.ts'
import { type LogPart, pushUnit, type UnitAnswer } from './unit.ts'

export type PushRequest = {
  readonly agency: number
  readonly device: string
  readonly first_seq: number
  readonly mutations: readonly Mutation[]
}

export type PushAnswer = {
  outcomes: { seq: number; mutation_id: string; outcome: PushOutcome }[]
  ack_seq: number
}

/** How long a desk waits after a mutation that head office failed on. */
const RETRY_MS = 2000

/** Applies a batch in the order of its numbers; what follows the first `retry_later` is not tried. */
export async function pushBatch(
  office: HeadOffice,
  caller: DeviceCaller,
  request: PushRequest,
): Promise<PushAnswer> {
  requireShape(caller, request)
  const outcomes: PushAnswer['outcomes'] = []
  let ackSeq = 0
  const logged = await readLog(office.pool, request.agency, request.mutations)
  for (const unit of unitsOf(request.mutations)) {
    const { answers, ackSeq: after } = await tryUnit(
      office,
      caller,
      request.agency,
      unit,
      logged,
      outcomes.length > 0,
    )
    for (const [index, outcome] of answers.entries()) {
      const mutation = unit[index]
      if (mutation) outcomes.push({ seq: mutation.seq, mutation_id: mutation.mutation_id, outcome })
      countOutcome(office, outcome)
    }
    ackSeq = Math.max(ackSeq, after)
    if (answers.some((outcome) => outcome.result === 'retry_later')) break
  }
  office.metrics.count('pushes_total')
  return { outcomes, ack_seq: ackSeq }
}

function requireShape(caller: DeviceCaller, { device, first_seq, mutations }: PushRequest): void {
  if (caller.device.id !== device) throw new Refusal('forbidden', { why: 'the numbers of another device' })
  if (mutations.length > PUSH_MUTATIONS)
    throw new Refusal('too_large', { details: { mutations: PUSH_MUTATIONS } })
  if (Buffer.byteLength(JSON.stringify(mutations)) > PUSH_BYTES)
    throw new Refusal('too_large', { details: { bytes: PUSH_BYTES } })
  if (new Set(mutations.map((mutation) => mutation.mutation_id)).size < mutations.length)
    throw new Refusal('bad_request', { why: 'one mutation twice in the batch' })
  if (mutations.some((mutation, index) => mutation.seq !== first_seq + index))
    throw new Refusal('bad_request', { why: 'numbers with a gap inside the batch' })
}

/** Mutations that stand or fall together: neighbours of one group, or one alone. */
function unitsOf(mutations: readonly Mutation[]): Mutation[][] {
  const units: Mutation[][] = []
  for (const mutation of mutations) {
    const last = units.at(-1)
    if (mutation.group !== undefined && last?.[0]?.group === mutation.group) last.push(mutation)
    else units.push([mutation])
  }
  return units
}

/** What fails without a reason of its own is told as `retry_later` of that unit alone, and stands in the log (fault 19). */
async function tryUnit(
  office: HeadOffice,
  caller: DeviceCaller,
  agencyId: number,
  unit: readonly Mutation[],
  logged: LogPart,
  begun: boolean,
): Promise<UnitAnswer> {
  try {
    return await pushUnit(office, caller, agencyId, unit, logged)
  } catch (error) {
    const refusal = asRefusal(error)
    const busy = refusal.code === 'unavailable'
    // Nobody's mutation is at fault when the database is away: the whole call is to be made again.
    if (error instanceof Refusal || (busy && !begun)) throw error
    const { mutation_id, seq } = unit[0] ?? {}
    office.log.error(
      { message_id: randomUUID(), route: 'edits.push', mutation_id, seq, agencyId, err: error },
      'mutation failed',
    )
    const ackSeq = await readAck(office.pool, { agencyId, deviceId: caller.device.id })
    return { answers: [{ result: 'retry_later', retry_after_ms: RETRY_MS }], ackSeq }
  }
}

function countOutcome(office: HeadOffice, outcome: PushOutcome): void {
  const code = outcome.result === 'rejected' ? { code: outcome.code } : {}
  office.metrics.count('push_outcomes_total', { result: outcome.result, ...code })
}
