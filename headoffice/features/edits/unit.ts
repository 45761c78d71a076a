import type { PoolClient } from 'pg'
import { customerTables } from '../../../shared/features/customers/api.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import type { Mutation, Outcome, PushOutcome } from '../../../shared/sync/mutations.ts'
import type { DeviceCaller } from '../../access/access.ts'
import type { HeadOffice } from '../../context.ts'
import { inTransaction } from '../../feed/change.ts'
import { Refusal } from '../../refusal.ts'
import { applyMutation } from './apply.ts'
import { type Editing, readAuthor } from './author.ts'
import { handOver } from './handover.ts'
import { bodyHash, type Logged, lockAck, readLog, type Settled, writeLog } from './log.ts'
import { Rejection } from './rejection.ts'
import { readRows } from './rows.ts'

const [customerTable] = customerTables

/** What one transaction answered, and the last number that is used up after it. */
export type UnitAnswer = { readonly answers: readonly PushOutcome[]; readonly ackSeq: number }

/** The mutation of a unit that was refused, by its place. */
class UnitRejected extends Error {
  readonly index: number
  readonly rejection: Rejection

  constructor(index: number, rejection: Rejection) {
    super(rejection.code)
    this.index = index
    this.rejection = rejection
  }
}

/** What the log knows of some mutations, by their ids. */
export type LogPart = ReadonlyMap<string, Logged>

type Settle = (editing: Editing, index: number) => Promise<Outcome>

/**
 * One mutation, or a group, in one transaction together with its log, the device's number and the feed: all of it or nothing
 * (faults 2 and 38). A refusal undoes the whole unit, and a second transaction says so in the log. `logged` is what the log knew of
 * the batch before it began.
 */
export async function pushUnit(
  office: HeadOffice,
  caller: DeviceCaller,
  agencyId: number,
  unit: readonly Mutation[],
  logged: LogPart,
): Promise<UnitAnswer> {
  try {
    return await settleUnit(office, caller, agencyId, unit, logged, async (editing, index) => {
      try {
        return await applyMutation(editing)
      } catch (error) {
        throw error instanceof Rejection ? new UnitRejected(index, error) : error
      }
    })
  } catch (error) {
    if (!(error instanceof UnitRejected)) throw error
    const { index: guilty, rejection } = error
    return settleUnit(office, caller, agencyId, unit, logged, async (editing, index) => {
      const lost = await handOver(editing)
      if (lost) return { result: 'rejected', code: 'scope_lost' }
      return index === guilty ? rejected(rejection) : { result: 'rejected', code: 'group' }
    })
  }
}

function rejected({ code, field }: Rejection): Outcome {
  return { result: 'rejected', code, ...(field === undefined ? {} : { field }) }
}

/** Two devices may bring one mutation at one time (a file copy was put back): the second one finds it in the log. */
const LOG_TRIES = 3

async function settleUnit(
  office: HeadOffice,
  caller: DeviceCaller,
  agencyId: number,
  unit: readonly Mutation[],
  logged: LogPart,
  settle: Settle,
): Promise<UnitAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result } = await inTransaction(office, [agencyId], async (change) => {
        const { client } = change
        const author = await readAuthor(client, caller, agencyId)
        const stream = { agencyId, deviceId: author.deviceId }
        let ackSeq = await lockAck(client, stream)
        if (unit.length > 1) await lockCustomers(client, agencyId, unit)
        // What was read before the lock is old once another delivery used these numbers or logged one of these mutations.
        const overtaken = attempt > 1 || unit.some(({ seq }) => seq <= ackSeq)
        const known = knownOutcomes(overtaken ? await readLog(client, agencyId, unit) : logged, unit)
        const now = new Date(office.now()).toISOString()
        const answers: PushOutcome[] = []
        const settled: Settled[] = []
        for (const [index, mutation] of unit.entries()) {
          const first = known.get(mutation.mutation_id)
          if (first) answers.push({ result: 'duplicate', first })
          else {
            if (mutation.seq <= ackSeq) throw mismatch(`number ${mutation.seq} was used for another mutation`)
            if (mutation.seq > ackSeq + 1) {
              answers.push({ result: 'retry_later' })
              break
            }
            const outcome = await settle({ change, author, mutation, now }, index)
            settled.push({ mutation, outcome })
            answers.push(outcome)
          }
          if (mutation.seq === ackSeq + 1) ackSeq = mutation.seq
        }
        await writeLog(client, stream, settled, ackSeq)
        return { answers, ackSeq }
      })
      return result
    } catch (error) {
      if (attempt >= LOG_TRIES || !isLoggedMeanwhile(error)) throw error
    }
  }
}

/** Takes the customers that a group names in one order, so that two groups over the same ones do not wait for each other. */
async function lockCustomers(client: PoolClient, agencyId: number, unit: readonly Mutation[]): Promise<void> {
  const ids = unit.flatMap(({ tbl, id, fields }) => {
    const parent = findPolicy(tbl)?.parent
    const named = parent ? fields[parent.field]?.to : id
    return typeof named === 'string' ? [named] : []
  })
  await readRows(client, customerTable, agencyId, 'id', ids, 'NO KEY UPDATE')
}

/** Outcomes that the log has. A known id with another body is refused; one that was given up stays so. */
function knownOutcomes(logged: LogPart, unit: readonly Mutation[]): ReadonlyMap<string, Outcome> {
  const known = new Map<string, Outcome>()
  for (const mutation of unit) {
    const found = logged.get(mutation.mutation_id)
    if (!found) continue
    const { outcome } = found
    if (mutation.op !== 'void' && outcome.result !== 'voided' && found.body_sha256 !== bodyHash(mutation))
      throw mismatch(`mutation ${mutation.mutation_id} came with another body`)
    known.set(mutation.mutation_id, outcome)
  }
  return known
}

function mismatch(why: string): Refusal {
  return new Refusal('idempotency_mismatch', { why })
}

function isLoggedMeanwhile(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'table' in error &&
    error.table === 'mutation_log'
  )
}
