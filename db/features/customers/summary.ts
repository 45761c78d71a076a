import type { Statement } from 'better-sqlite3'
import { type ConsentPurpose, consentPurpose } from '../../../shared/features/consents/model.ts'
import { type Customer, displayName } from '../../../shared/features/customers/model.ts'
import { customerStatusOn, isInPortfolio } from '../../../shared/features/customers/status.ts'
import {
  earliest,
  mostUrgent,
  nextKindOn,
  type PolicyTerm,
  policyTerm,
} from '../../../shared/features/customers/term.ts'
import { coverageInput, type PolicyForCoverage } from '../../../shared/features/policies/coverage-input.ts'
import type { Product } from '../../../shared/features/products/model.ts'
import { countNeedAreas, needAreaBit } from '../../../shared/features/products/need-areas.ts'
import {
  type CoverageTimeline,
  type CoverageTitle,
  coverageTimeline,
} from '../../../shared/features/titles/coverage.ts'
import type { CustomerStatus, TitleState, TitleType } from '../../../shared/lib/codes.ts'
import { addDays, type IsoDay } from '../../../shared/lib/dates.ts'
import { foldText } from '../../../shared/lib/text.ts'
import { ChangedColumns, type StoredValue } from '../../changed-columns.ts'
import { replacedFromSql } from '../../replaced-from.ts'
import type { MirrorConnection, ReadDb } from '../../types.ts'
import { type NameChange, NameIndex } from './name-index.ts'

type CustomerFields = Pick<
  Customer,
  'id' | 'kind' | 'lastName' | 'firstName' | 'municipality' | 'province' | 'collaboratorId' | 'customerSince'
> & { bucket: string; collaboratorName: string | null }

type PolicyFields = PolicyForCoverage & {
  id: string
  mainBranch: Product['mainBranch']
  needArea: Product['needArea']
  annualGross: number
  stornoReason: string | null
  replacedFrom: IsoDay | null
}

/** What the customer's own row says. */
type OwnColumns = {
  bucket: string
  name: string
  sort_name: string
  kind: string
  municipality: string | null
  province: string | null
  collaborator_id: string | null
  collaborator: string | null
  since: string | null
}

/** What policies, titles and consents say. */
type HeldColumns = {
  status: CustomerStatus
  areas: number
  area_count: number
  policies: number
  premium: number
  consents_known: number
  lead_term: string | null
  lead_first: number
  lead_grace_from: string | null
  lead_grace_kind: string | null
  lead_out_from: string | null
  lead_grace_to: string | null
  lead_ended_from: string | null
  /** The first day on which something here is another one though no row changes. */
  changes_on: string | null
}

/** What one refresh changes of the list. */
type ListChange = {
  /** Rows that came, less those that went. */
  added: number
  /** Whether any column of any row changed: orders and matches may be others. */
  isChanged: boolean
  readonly names: NameChange[]
}

type Line = { due: boolean; segments: CoverageTimeline['segments'] }

/** Bit of a consent purpose in `customer_list.consents_known`. */
export function consentBit(purpose: ConsentPurpose): number {
  return 1 << consentPurpose.options.indexOf(purpose)
}

const OWN_COLUMNS = [
  'bucket',
  'name',
  'sort_name',
  'kind',
  'municipality',
  'province',
  'collaborator_id',
  'collaborator',
  'since',
] as const satisfies readonly (keyof OwnColumns)[]

const HELD_COLUMNS = [
  'status',
  'areas',
  'area_count',
  'policies',
  'premium',
  'consents_known',
  'lead_term',
  'lead_first',
  'lead_grace_from',
  'lead_grace_kind',
  'lead_out_from',
  'lead_grace_to',
  'lead_ended_from',
  'changes_on',
] as const satisfies readonly (keyof HeldColumns)[]

const NAME_AT = OWN_COLUMNS.indexOf('name')
const PLACE_AT = OWN_COLUMNS.indexOf('municipality')

/**
 * Keeps `customer_list` and the name index true: what lists show is derived here from customer, policy, title and consent,
 * in the same transaction that changed them. Nothing written here depends on today but the portfolio of policies under notice and
 * which policy leads; `changes_on` says until when both stand, and `dayChanged` looks after them.
 */
export class CustomerSummary {
  readonly #customer: Statement<[string], CustomerFields>
  readonly #policies: Statement<[string], PolicyFields>
  readonly #titles: Statement<[string], CoverageTitle & { type: TitleType; state: TitleState }>
  readonly #consents: Statement<[string], { purpose: ConsentPurpose }>
  readonly #number: Statement<[string], { n: number }>
  readonly #columns: ChangedColumns
  readonly #insert: Statement<StoredValue[]>
  readonly #delete: Statement<[string]>
  readonly #names: NameIndex
  readonly #line: Statement<[number, number, string]>
  readonly #unline: Statement<[number]>
  readonly #raiseVersion: Statement<[]>
  readonly #addToSize: Statement<[number]>
  readonly #countSize: Statement<[]>
  readonly #due: Statement<[{ day: IsoDay; all: 0 | 1 }], { id: string }>

  constructor(db: MirrorConnection) {
    this.#customer = db.prepare(
      `SELECT c.id, c.sync_bucket AS bucket, c.kind, c.last_name AS lastName, c.first_name AS firstName, municipality, province,
         collaborator_id AS collaboratorId, k.last_name || ' ' || k.first_name AS collaboratorName,
         customer_since AS customerSince
       FROM customer AS c LEFT JOIN collaborator AS k ON k.id = c.collaborator_id WHERE c.id = ?`,
    )
    this.#policies = db.prepare(
      `SELECT policy.id, state, effective_on AS effectiveOn, expires_on AS expiresOn, tacit_renewal AS tacitRenewal,
         tolerance_days AS toleranceDays, ended_on AS endedOn, annual_gross AS annualGross, storno_reason AS stornoReason,
         product.main_branch AS mainBranch, product.need_area AS needArea,
         ${replacedFromSql('policy.id')} AS replacedFrom
       FROM policy JOIN product ON product.id = policy.product_id WHERE holder_id = ?`,
    )
    this.#titles = db.prepare(
      `SELECT type, state, due_on AS dueOn, cover_from AS coverFrom, cover_to AS coverTo, collected_on AS collectedOn
       FROM title WHERE policy_id = ?`,
    )
    this.#consents = db.prepare(
      // the agency asks for itself.
      "SELECT purpose FROM consent WHERE customer_id = ? AND value <> 'UNKNOWN' AND controller = 'AGENZIA'",
    )
    this.#number = db.prepare('SELECT n FROM customer_list WHERE id = ?')
    const columns = [...OWN_COLUMNS, ...HELD_COLUMNS]
    this.#columns = new ChangedColumns(db, 'customer_list', columns)
    this.#insert = db.prepare(
      `INSERT INTO customer_list (id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
    )
    this.#delete = db.prepare('DELETE FROM customer_list WHERE id = ?')
    this.#names = new NameIndex(db)
    this.#line = db.prepare(
      `INSERT INTO customer_line (n, due, segments) VALUES (?, ?, ?)
       ON CONFLICT (n) DO UPDATE SET due = excluded.due, segments = excluded.segments
         WHERE due <> excluded.due OR segments <> excluded.segments`,
    )
    this.#unline = db.prepare('DELETE FROM customer_line WHERE n = ?')
    this.#raiseVersion = db.prepare(
      `INSERT INTO meta (key, value) VALUES ('customerListVersion', '1')
       ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
    )
    this.#addToSize = db.prepare(
      "UPDATE meta SET value = CAST(value AS INTEGER) + ? WHERE key = 'customerListSize'",
    )
    this.#countSize = db.prepare(
      "INSERT INTO meta (key, value) SELECT 'customerListSize', count(*) FROM customer_list",
    )
    this.#due = db.prepare('SELECT id FROM customer_list WHERE @all OR changes_on <= @day')
  }

  /**
   * Derives the rows of these customers anew; one that is gone leaves list and index. Of those in `own` nothing but the customer's own
   * row changed: what their policies, titles and consents say is not read again. Call inside the gate.
   */
  refresh(ids: Iterable<string>, today: IsoDay, own: Iterable<string> = []): void {
    const change: ListChange = { added: 0, isChanged: false, names: [] }
    for (const id of ids) this.#refresh(id, today, change, false)
    for (const id of own) this.#refresh(id, today, change, true)
    this.#names.write(change.names)
    // Orders and matches that readers keep are true until then.
    if (change.isChanged) this.#raiseVersion.run()
    // Counted once, after the first rows or the first change in a mirror of an earlier version; from then on kept.
    if (this.#addToSize.run(change.added).changes === 0) this.#countSize.run()
  }

  /** The names of a load are written: makes their index one. Call inside the gate. */
  gatherNames(): void {
    this.#names.gather()
  }

  #refresh(id: string, today: IsoDay, change: ListChange, isOwn: boolean): void {
    const n = this.#number.get(id)?.n
    const before = n === undefined ? undefined : this.#columns.read(id)
    const fields = this.#customer.get(id)
    if (!fields) {
      if (n !== undefined) this.#forget(id, n, change)
      return
    }
    const own = ownColumns(fields)
    const ownValues = OWN_COLUMNS.map((name) => own[name])
    if (n === undefined || before === undefined) {
      const { held, line } = this.#deriveHeld(id, today)
      this.#add(id, [...ownValues, ...HELD_COLUMNS.map((name) => held[name])], line, change)
      return
    }
    let heldValues = before.slice(OWN_COLUMNS.length)
    if (!isOwn) {
      const { held, line } = this.#deriveHeld(id, today)
      heldValues = HELD_COLUMNS.map((name) => held[name])
      this.#setLine(n, line)
    }
    if (!this.#columns.write(id, before, [...ownValues, ...heldValues])) return
    change.isChanged = true
    // Taking a name out of the index costs far more than looking whether it changed.
    if (before[NAME_AT] === own.name && before[PLACE_AT] === own.municipality) return
    change.names.push({ n, isIndexed: true, now: own })
  }

  #add(id: string, values: readonly StoredValue[], line: Line | null, change: ListChange): void {
    const n = Number(this.#insert.run(id, ...values).lastInsertRowid)
    this.#setLine(n, line)
    change.added++
    change.isChanged = true
    const [name, municipality] = [values[NAME_AT] as string, values[PLACE_AT] as string | null]
    change.names.push({ n, isIndexed: false, now: { name, municipality } })
  }

  #forget(id: string, n: number, change: ListChange): void {
    this.#delete.run(id)
    this.#unline.run(n)
    change.added--
    change.isChanged = true
    change.names.push({ n, isIndexed: true, now: null })
  }

  #setLine(n: number, line: Line | null): void {
    if (line) this.#line.run(n, line.due ? 1 : 0, JSON.stringify(line.segments))
    else this.#unline.run(n)
  }

  /** Between two days policies under notice left the portfolio, covers ended and others lead, without any row changing. */
  dayChanged(from: IsoDay, to: IsoDay): void {
    // A clock that was set back: nobody noted what stood then.
    const all = to < from ? 1 : 0
    this.refresh(
      this.#due.all({ day: to, all }).map((row) => row.id),
      to,
    )
  }

  #deriveHeld(id: string, today: IsoDay): { held: HeldColumns; line: Line | null } {
    const policies = this.#policies.all(id)
    const held = policies.filter((policy) => isInPortfolio(policy, today))
    const terms = this.#termsOf(held)
    const lead = mostUrgent(terms, today)
    const areas = held.reduce((mask, policy) => mask | needAreaBit(policy.needArea), 0)
    const columns: HeldColumns = {
      status: customerStatusOn(
        policies.map((policy) => ({
          ...policy,
          neverPerfected: policy.stornoReason === 'MANCATO_PERFEZIONAMENTO',
        })),
        today,
      ),
      areas,
      area_count: countNeedAreas(areas),
      policies: held.length,
      premium: held.reduce((sum, policy) => sum + policy.annualGross, 0),
      consents_known: this.#consents.all(id).reduce((mask, row) => mask | consentBit(row.purpose), 0),
      lead_term: lead?.term.on ?? null,
      lead_first: lead?.term.first ? 1 : 0,
      lead_grace_from: lead?.term.graceFrom ?? null,
      lead_grace_kind: lead?.term.graceKind ?? null,
      lead_out_from: lead?.term.outFrom ?? null,
      lead_grace_to: lead?.term.graceTo ?? null,
      lead_ended_from: lead?.term.endedFrom ?? null,
      changes_on: earliest([...terms.map(({ term }) => nextKindOn(term, today)), ...held.map(leavesOn)]),
    }
    return { held: columns, line: lead && { due: lead.term.due, segments: lead.timeline.segments } }
  }

  #termsOf(held: readonly PolicyFields[]): { term: PolicyTerm; timeline: CoverageTimeline }[] {
    return held.flatMap((policy) => {
      const input = coverageInput(policy, policy.mainBranch, policy.replacedFrom)
      const timeline = coverageTimeline(input, this.#titles.all(policy.id))
      const term = policyTerm(timeline, policy.expiresOn)
      return term ? [{ term, timeline }] : []
    })
  }
}

/** The day on which a policy under notice leaves the portfolio; null for any other. */
function leavesOn({ state, expiresOn }: PolicyFields): IsoDay | null {
  return state === 'DISDETTATA' && expiresOn !== null ? addDays(expiresOn, 1) : null
}

function ownColumns(fields: CustomerFields): OwnColumns {
  const name = displayName(fields)
  return {
    bucket: fields.bucket,
    name,
    sort_name: foldText(name),
    kind: fields.kind,
    municipality: fields.municipality,
    province: fields.province,
    collaborator_id: fields.collaboratorId,
    collaborator: fields.collaboratorName === null ? null : foldText(fields.collaboratorName),
    since: fields.customerSince,
  }
}

/** Every customer id in insertion order, for the pass after a first load. */
export function customerIdsAfter(db: ReadDb, after: string, limit: number): string[] {
  return db
    .prepare<[string, number], { id: string }>('SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?')
    .all(after, limit)
    .map((row) => row.id)
}

/** List rows whose customer is gone: a bucket was dropped or loaded anew. */
export function orphansOfList(db: ReadDb): string[] {
  return db
    .prepare<[], { id: string }>('SELECT id FROM customer_list WHERE id NOT IN (SELECT id FROM customer)')
    .all()
    .map((row) => row.id)
}
