import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import { bucketOf } from '../../../shared/sync/buckets.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import { encodeRow } from '../../../shared/sync/table.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import { writeMeta } from '../../meta.ts'
import { Applier } from '../../sync/apply.ts'
import { sumsOfFeed } from '../../sync/buckets.ts'
import { openTestMirror } from '../../testing.ts'
import type { WriteTx } from '../../types.ts'
import { WriteGate } from '../../write.ts'
import { type OutboxLine, type RowKey, readLines } from './outbox.ts'
import { type QueuedEdit, queueEdits } from './queue.ts'
import { closeCovered, dropLeftovers, settle } from './settle.ts'
import { type Model, readStored } from './stored-rows.ts'

export const TODAY = '2026-11-22'
export const AT = '2026-11-22T09:00:00.000Z'

/** An id that tells in a failure what it stands for. */
export const idOf = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

export const OWNER: SessionUser = {
  userId: idOf(0xa1),
  username: 'titolare',
  displayName: 'Ada Titolare',
  role: 'AGENTE_TITOLARE',
  collaboratorId: null,
  agencies: [{ agencyId: 1, code: 'A1', name: 'Agenzia 1' }],
}

export const SUBAGENT_ID = idOf(0xb2)

/** A mirror with an agency of two portfolios (2 is a subagent's), a user, and what head office and the user do with it. */
export function openEditsMirror(user: SessionUser = OWNER) {
  const mirror = openTestMirror()
  const { db } = mirror
  const gate = new WriteGate(db, () => {})
  const applier = new Applier(db)
  let ids = 0x1000
  const run = <T>(work: (tx: WriteTx) => T): T => gate.run((tx) => work(tx))

  /** A checkpoint of head office with these rows; `ackSeq` is the last number that it covers. */
  function checkpoint(
    rows: readonly { tbl: string; model: Model; ver: number }[],
    {
      ackSeq = 0,
      gone = [],
    }: { ackSeq?: number; gone?: readonly (RowKey & { bucket: string; ver: number })[] } = {},
  ): void {
    run((tx) => {
      const covered = closeCovered(tx, 1, ackSeq)
      const puts = rows.map(({ tbl, model, ver }) => {
        const table = tableOf(tbl)
        const arrived = {
          bucket: bucketOf(table, model),
          ver,
          row: encodeRow(table, model),
          digest: Buffer.from([ver]),
        }
        return { t: 'put' as const, table, arrived }
      })
      const exits = gone.map(({ tbl, rowId, bucket, ver }) => ({
        t: 'exit' as const,
        table: tableOf(tbl),
        bucket,
        id: rowId,
        ver,
      }))
      applier.apply(tx, [...exits, ...puts], TODAY, covered)
      dropLeftovers(tx, covered)
    })
  }

  run((tx) => {
    writeMeta(tx, 'user', JSON.stringify(user))
    writeMeta(tx, 'deviceId', idOf(0xde))
  })
  checkpoint([
    { tbl: 'portfolio', model: portfolio(1, null), ver: 1 },
    { tbl: 'portfolio', model: portfolio(2, SUBAGENT_ID), ver: 1 },
  ])

  return {
    db,
    gate,
    applier,
    run,
    checkpoint,
    dispose: mirror.dispose,
    /** One call of the user: all or none. Returns the ids of its mutations. */
    type: (...edits: QueuedEdit[]): string[] =>
      gate.run((tx, touch) => {
        const deps = {
          relay: (inTx: WriteTx, rows: readonly RowKey[], today: string) => applier.relay(inTx, rows, today),
          today: TODAY,
          at: AT,
          newId: () => idOf(ids++),
        }
        return queueEdits(tx, touch, deps, user, { edits, step: idOf(ids++) }).mutations
      }),
    /** Head office answers. */
    answer: (id: string | undefined, outcome: Outcome): void =>
      run((tx) => {
        applier.relay(tx, settle(tx, [{ id: id ?? '', outcome }], AT), TODAY)
      }),
    shown: (tbl: string, id: string): Model | null => readStored(db, tableOf(tbl), id)?.model ?? null,
    lines: (): OutboxLine[] => readLines(db, '1'),
    sums: () => sumsOfFeed(db, 1),
    count: (table: string, where = '1'): number =>
      Number(db.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get()),
  }
}

export type EditsMirror = ReturnType<typeof openEditsMirror>

function tableOf(name: string) {
  const table = findTable(name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

function portfolio(number: number, collaboratorId: string | null): Model {
  return { id: idOf(number), agencyId: 1, number, name: `P${number}`, collaboratorId }
}

export function customerOf(number: number, more: Partial<Customer> = {}): Customer {
  return {
    id: idOf(number),
    agencyId: 1,
    portfolio: 2,
    kind: 'PF',
    lastName: 'Rossi',
    firstName: 'Mario',
    sex: null,
    birthDate: null,
    birthPlaceCode: null,
    birthPlace: null,
    fiscalCode: null,
    vatNumber: null,
    street: null,
    postcode: null,
    municipality: null,
    province: null,
    mobile: null,
    phone: null,
    email: null,
    pec: null,
    iban: null,
    preferredChannel: null,
    preferredHours: null,
    maritalStatus: null,
    profession: null,
    atecoSection: null,
    incomeBand: null,
    householdId: null,
    collaboratorId: SUBAGENT_ID,
    salePointId: null,
    customerSince: null,
    member: false,
    bankCustomer: null,
    propertyCustomer: null,
    optOutSince: null,
    notes: null,
    updatedAt: AT,
    ...more,
  }
}

export function contactOf(number: number, customer: Customer, more: Partial<Interaction> = {}): Interaction {
  return {
    id: idOf(number),
    agencyId: 1,
    portfolio: customer.portfolio,
    customerId: customer.id,
    at: AT,
    channel: 'TELEFONO',
    direction: 'OUT',
    kind: 'CHIAMATA',
    subject: 'Scadenza',
    outcome: null,
    note: null,
    collaboratorId: null,
    policyId: null,
    claimId: null,
    followUpOn: null,
    ...more,
  }
}

/** The fields of a `create` out of a whole model. */
export function fieldsOf(model: Model, names: readonly string[]): QueuedEdit['fields'] {
  return Object.fromEntries(names.map((name) => [name, { from: null, to: (model[name] ?? null) as string }]))
}
