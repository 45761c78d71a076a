import type { Claim } from '../../shared/features/claims/model.ts'
import type { Consent } from '../../shared/features/consents/model.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { Household, Relation } from '../../shared/features/households/model.ts'
import type { Interaction } from '../../shared/features/interactions/model.ts'
import type {
  Agency,
  Collaborator,
  CollaboratorFile,
  District,
  Portfolio,
  SalePoint,
  SalesArea,
} from '../../shared/features/network/model.ts'
import type { Guarantee, Policy } from '../../shared/features/policies/model.ts'
import type { Product } from '../../shared/features/products/model.ts'
import type { Quote } from '../../shared/features/quotes/model.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import { addDays, type IsoDay, startOfDayInRome } from '../../shared/lib/dates.ts'
import type { SyncedTable } from '../../shared/sync/table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { IdMint } from './ids.ts'
import type { PresetName } from './presets.ts'
import { Random } from './random.ts'
import { Serials } from './serials.ts'

/** The rows of each synced table, by the table's name. */
export type RowsByTable = {
  sales_area: SalesArea
  district: District
  agency: Agency
  sale_point: SalePoint
  collaborator: Collaborator
  portfolio: Portfolio
  collaborator_file: CollaboratorFile
  product: Product
  customer: Customer
  policy: Policy
  title: Title
  household: Household
  relation: Relation
  consent: Consent
  guarantee: Guarantee
  claim: Claim
  quote: Quote
  interaction: Interaction
}
export type TableName = keyof RowsByTable

/** Rows of one table, ready to be stored. */
export type Batch = { readonly table: SyncedTable; readonly rows: readonly RowsByTable[TableName][] }

/**
 * What the parts of the generator share: the seed, the day that counts as today, the running ids and numbers, and the
 * rows made since the last flush.
 */
export class World {
  readonly preset: PresetName
  readonly seed: number
  readonly today: IsoDay
  readonly serials: Serials
  private readonly ids: IdMint
  private rows = new Map<string, RowsByTable[TableName][]>()

  constructor(preset: PresetName, seed: number, today: IsoDay) {
    this.preset = preset
    this.seed = seed
    this.today = today
    this.serials = new Serials(today)
    // Ids begin yesterday, so that whatever a desk makes today sorts after them.
    this.ids = new IdMint(seed, Date.parse(startOfDayInRome(addDays(today, -1))))
  }

  /** A stream of random numbers that belongs to one part and nobody else. */
  random(...names: readonly (string | number)[]): Random {
    return new Random(this.seed, ...names)
  }

  /** Gives a row its id and keeps it; it may still be changed until the flush. */
  add<T extends TableName>(table: T, row: Omit<RowsByTable[T], 'id'>): RowsByTable[T] {
    const made = { id: this.ids.next(table), ...row } as RowsByTable[T]
    const list = this.rows.get(table)
    if (list === undefined) this.rows.set(table, [made])
    else list.push(made)
    return made
  }

  /** Hands out what was made, in the order in which tables load. */
  *flush(): Generator<Batch> {
    const rows = this.rows
    this.rows = new Map()
    for (const table of syncedTables) {
      const list = rows.get(table.name)
      if (list !== undefined) yield { table, rows: list }
    }
  }
}
