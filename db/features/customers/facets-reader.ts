import type { ReadDb } from '../../types.ts'

type Named = { name: string; count: number }

/** The values that filters offer, each with how many customers it would show. */
export function readFacets(db: ReadDb): {
  municipalities: Named[]
  provinces: Named[]
  collaborators: (Named & { id: string })[]
} {
  return {
    municipalities: countedBy(db, 'municipality'),
    provinces: countedBy(db, 'province'),
    collaborators: db
      .prepare<[], Named & { id: string }>(
        `SELECT k.id, k.last_name || ' ' || k.first_name AS name, c.count
         FROM (SELECT collaborator_id AS id, count(*) AS count FROM customer_list WHERE collaborator_id IS NOT NULL GROUP BY 1) AS c
         JOIN collaborator AS k ON k.id = c.id ORDER BY name`,
      )
      .all(),
  }
}

function countedBy(db: ReadDb, column: 'municipality' | 'province'): Named[] {
  return db
    .prepare<[], Named>(
      `SELECT ${column} AS name, count(*) AS count FROM customer_list WHERE ${column} IS NOT NULL
       GROUP BY ${column} ORDER BY count DESC, name LIMIT 500`,
    )
    .all()
}
