import type { RunningHeadOffice } from '../../../headoffice/server.ts'
import { AGENCY } from './ground-rows.ts'

type Line = {
  id: string
  mutation_id: string
  field: string
  customer_id: string | null
  ver: number
  bucket: string
}

/**
 * Looks at head office's history after every push: a line is written when its mutation takes effect, and again only when its customer
 * moves to another bucket. One that is written anew where it stood is an effect that came twice.
 */
export class Ledger {
  readonly doubled: string[] = []
  readonly #office: RunningHeadOffice
  /** Customers that head office moved by itself, which leaves no line. */
  readonly #unlined: ReadonlySet<string>
  readonly #written = new Map<string, Line>()
  readonly #first = new Map<string, number>()
  #seen = 0

  constructor(office: RunningHeadOffice, unlined: ReadonlySet<string>) {
    this.#office = office
    this.#unlined = unlined
  }

  /** The version with which a line came: a customer who moves takes his lines to later ones. */
  firstVersion(lineId: string): number {
    return this.#first.get(lineId) ?? Number.POSITIVE_INFINITY
  }

  async look(): Promise<void> {
    const { rows } = await this.#office.pool.query<Line>({
      name: 'simulator_lines',
      text: `SELECT c.id, c.mutation_id, c.field, c.customer_id, s.ver, s.bucket
        FROM sync_row s JOIN change c ON c.agency_id = s.agency_id AND c.id = s.id
        WHERE s.agency_id = $1 AND s.tbl = 'change' AND s.ver > $2 AND c.mutation_id IS NOT NULL ORDER BY s.ver, c.id`,
      values: [AGENCY, this.#seen],
    })
    const moved = new Set(
      rows.filter(({ field }) => field === 'collaboratorId').map(({ customer_id }) => customer_id),
    )
    for (const line of rows) {
      const before = this.#written.get(line.id)
      this.#written.set(line.id, line)
      if (!before) this.#first.set(line.id, line.ver)
      this.#seen = Math.max(this.#seen, line.ver)
      const mayMove =
        moved.has(line.customer_id) || this.#unlined.has(`customer|${line.customer_id}|collaboratorId`)
      if (before && before.bucket === line.bucket && !mayMove)
        this.doubled.push(
          `${line.mutation_id} took effect at version ${before.ver} and again at ${line.ver} (${line.field || 'row'})`,
        )
    }
  }
}
