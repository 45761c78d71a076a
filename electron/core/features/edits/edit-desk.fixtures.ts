import { randomUUID } from 'node:crypto'
import { settle } from '../../../../db/features/edits/settle.ts'
import { type Model, NO_DIGEST, readStored, writeStored } from '../../../../db/features/edits/stored-rows.ts'
import { createIndexes } from '../../../../db/indexes.ts'
import { writeMeta } from '../../../../db/meta.ts'
import { Applier } from '../../../../db/sync/apply.ts'
import { addBucket } from '../../../../db/sync/buckets.ts'
import { openTestMirror } from '../../../../db/testing.ts'
import { WriteGate } from '../../../../db/write.ts'
import type { Conflict } from '../../../../shared/features/conflicts/model.ts'
import type { Customer } from '../../../../shared/features/customers/model.ts'
import type { Edit } from '../../../../shared/features/edits/contract.ts'
import type { Role } from '../../../../shared/features/network/model.ts'
import type { SessionUser } from '../../../../shared/features/session/model.ts'
import { instantOf } from '../../../../shared/lib/dates.ts'
import type { Outcome } from '../../../../shared/sync/mutations.ts'
import { findTable } from '../../../../shared/sync/tables.ts'
import { type EditCommands, editCommands } from './commands.ts'
import type { EditDeps } from './editing.ts'

/** What head office sent of a row; its version is above every one that tests take for older. */
const SENT_VER = 40

/** The commands of edits over a real mirror, without a head office: what it would answer is put in by hand. */
export class EditDesk {
  readonly mirror = openTestMirror()
  readonly gate: WriteGate
  readonly #deps: EditDeps
  #now = Date.parse('2026-03-02T09:00:00.000Z')

  constructor(role: Role = 'AGENTE_TITOLARE') {
    const { db } = this.mirror
    this.gate = new WriteGate(db, () => {})
    const user: SessionUser = {
      userId: randomUUID(),
      username: 'marta',
      displayName: 'Marta Rinaldi',
      role,
      collaboratorId: null,
      agencies: [{ agencyId: 1, code: 'A1', name: 'Agenzia' }],
    }
    this.gate.run((tx) => {
      writeMeta(tx, 'user', JSON.stringify(user))
      writeMeta(tx, 'deviceId', randomUUID())
      addBucket(tx, 'p:1.1')
    })
    for (const table of ['customer', 'consent', 'interaction', 'change', 'conflict']) createIndexes(db, table)
    this.#deps = {
      gate: this.gate,
      applier: new Applier(db),
      now: () => ++this.#now,
      serverNow: () => this.#now,
      queued: () => {},
    }
    this.put('portfolio', { id: randomUUID(), agencyId: 1, number: 1, name: 'Agenzia', collaboratorId: null })
  }

  get db() {
    return this.mirror.db
  }

  get nowMs(): number {
    return this.#now
  }

  run<N extends keyof EditCommands>(name: N, input: EditCommands[N]['input']): EditCommands[N]['output'] {
    return editCommands[name](this.#deps, input)
  }

  /** Applies edits as the user does and returns their mutations. */
  apply(...edits: Edit[]): string[] {
    const answer = this.run('applyEdits', { edits })
    if ('refused' in answer) throw new Error(JSON.stringify(answer.refused))
    return this.mutations()
      .filter((line) => line.step === answer.step)
      .map((line) => line.id)
  }

  /** A row as head office sent it. */
  put(tbl: string, model: Model, ver = SENT_VER): void {
    const table = findTable(tbl)
    if (!table) throw new Error(`no table ${tbl}`)
    this.gate.run((tx) => writeStored(tx, table, { model, bucket: 'p:1.1', ver, digest: NO_DIGEST }))
  }

  /** The row as this desk shows it. */
  row(tbl: string, id: string): Model | null {
    const table = findTable(tbl)
    return table ? (readStored(this.db, table, id)?.model ?? null) : null
  }

  /** Head office has answered. */
  answer(id: string | undefined, outcome: Outcome): void {
    const { applier } = this.#deps
    this.gate.run((tx) => {
      const rows = settle(tx, [{ id: id ?? '', outcome }], instantOf(this.#now))
      applier.relay(tx, rows, '2026-03-02')
    })
  }

  /** What was edited of a row is in a checkpoint, and the row has left this user's portfolios since. */
  left(tbl: string, id: string): void {
    const done = { result: 'applied' } as const satisfies Outcome
    this.db
      .prepare("UPDATE mutation SET state = 'done', outcome = ?, answered_at = created_at WHERE row_id = ?")
      .run(JSON.stringify(done), id)
    this.db.prepare('DELETE FROM server_row WHERE tbl = ? AND id = ?').run(tbl, id)
    this.db.prepare(`DELETE FROM ${tbl} WHERE id = ?`).run(id)
  }

  /** The outbox, first to last. */
  mutations() {
    return this.db
      .prepare<
        [],
        {
          id: string
          tbl: string
          op: string
          fields: string
          base_ver: number
          grp: string | null
          undo_of: string | null
          step: string
          dismissed: number
        }
      >('SELECT * FROM mutation ORDER BY seq')
      .all()
      .map((line) => ({ ...line, fields: JSON.parse(line.fields) }))
  }

  lastMutation() {
    const last = this.mutations().at(-1)
    if (!last) throw new Error('nothing is queued')
    return last
  }

  dispose(): void {
    this.mirror.dispose()
  }
}

export function customerRow(more: Partial<Customer> = {}): Customer {
  return {
    id: randomUUID(),
    agencyId: 1,
    portfolio: 1,
    kind: 'PF',
    lastName: 'Rossi',
    firstName: 'Mario',
    sex: 'M',
    birthDate: '1970-05-01',
    birthPlaceCode: 'L219',
    birthPlace: 'Torino',
    fiscalCode: null,
    vatNumber: null,
    street: 'Via Po 2',
    postcode: '10123',
    municipality: 'Torino',
    province: 'TO',
    mobile: null,
    phone: null,
    email: 'mario@example.it',
    pec: null,
    iban: null,
    preferredChannel: 'TELEFONO',
    preferredHours: null,
    maritalStatus: null,
    profession: null,
    atecoSection: null,
    incomeBand: null,
    householdId: null,
    collaboratorId: null,
    salePointId: null,
    customerSince: null,
    member: false,
    bankCustomer: null,
    propertyCustomer: null,
    optOutSince: null,
    notes: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  }
}

export function conflictRow(about: Customer, more: Partial<Conflict> = {}): Conflict {
  return {
    id: randomUUID(),
    agencyId: 1,
    portfolio: 1,
    kind: 'FIELDS',
    tbl: 'customer',
    rowId: about.id,
    customerId: about.id,
    label: 'Rossi Mario',
    mine: '{}',
    theirs: '{}',
    before: '{}',
    mineById: null,
    mineBy: 'Marta Rinaldi',
    mineAt: '2026-03-01T09:00:00.000Z',
    theirsBy: 'Luca Gandino',
    theirsAt: '2026-03-01T08:00:00.000Z',
    mutationId: randomUUID(),
    openedAt: '2026-03-01T10:00:00.000Z',
    closedAt: null,
    closedBy: null,
    choice: null,
    ...more,
  }
}

/** The edit of one field. */
export function patch(id: string, field: string, from: string | null, to: string | null): Edit {
  return { tbl: 'customer', id, op: 'patch', fields: { [field]: { from, to } } }
}

/** The edit that makes a customer. */
export function create(id: string, lastName: string): Edit {
  const values = { kind: 'PF', lastName, firstName: 'Anna', preferredChannel: 'EMAIL' }
  return {
    tbl: 'customer',
    id,
    op: 'create',
    fields: Object.fromEntries(Object.entries(values).map(([field, to]) => [field, { from: null, to }])),
  }
}
