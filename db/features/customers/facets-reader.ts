import type { CustomerFacet } from '../../../shared/features/customers/contract.ts'
import type { ReadDb } from '../../types.ts'

type Facet = { value: string; name: string; count: number }

/** More values than this nobody reads through; the largest come first. */
const MOST = 500

const QUERIES: Readonly<Record<CustomerFacet, string>> = {
  municipality: ofPlaces('municipality'),
  province: ofPlaces('province'),
  collaborator: `SELECT k.id AS value, k.last_name || ' ' || k.first_name AS name, c.count
    FROM (SELECT collaborator_id AS id, count(*) AS count FROM customer_list WHERE collaborator_id IS NOT NULL GROUP BY 1) AS c
    JOIN collaborator AS k ON k.id = c.id ORDER BY name`,
}

/** The values that a filter offers, each with how many customers it would show. */
export function readFacets(db: ReadDb, field: CustomerFacet): Facet[] {
  return db.prepare<[], Facet>(QUERIES[field]).all()
}

function ofPlaces(column: 'municipality' | 'province'): string {
  return `SELECT ${column} AS value, ${column} AS name, count(*) AS count FROM customer_list WHERE ${column} IS NOT NULL
    GROUP BY ${column} ORDER BY count DESC, name LIMIT ${MOST}`
}
