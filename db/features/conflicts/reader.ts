import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import type { FieldValue } from '../../../shared/sync/mutations.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { conflict } from './schema.ts'

/** Questions answered here whose answer is in no checkpoint yet; an answer that head office refused counts no more. */
const answeredHere = sql<number>`${conflict.id} IN (
  SELECT row_id FROM mutation WHERE tbl = 'conflict' AND op = 'command' AND state IN ('queued', 'settled')
    AND (state = 'queued' OR outcome ->> 'result' <> 'rejected'))`

/**
 * Who wrote the other side: head office names him and the moment, history has his id. On a customer's card any line of it may be the
 * one; elsewhere it is the row's own. The outer names are text: drizzle leaves a column's table away, and `change` has the same ones.
 */
const theirsById = sql<Uuid | null>`coalesce(
  (SELECT line.actor_id FROM change AS line WHERE line.customer_id = conflict.customer_id
    AND line.at = conflict.theirs_at AND line.actor_name = conflict.theirs_by LIMIT 1),
  (SELECT line.actor_id FROM change AS line WHERE line.tbl = conflict.tbl AND line.row_id = conflict.row_id
    AND line.at = conflict.theirs_at AND line.actor_name = conflict.theirs_by LIMIT 1))`

/** Open questions in the order in which they came, with those that were answered here and wait for head office. */
export function readOpenConflicts(db: ReadDb, customerId: Uuid | null): ConflictToSolve[] {
  return openConflicts(db, customerId)
    .all()
    .map(({ conflict: stored, theirsById, pending }) => {
      const { mine, theirs, before, choice: _choice, ...question } = withoutSync(stored)
      return {
        conflict: { ...question, theirsById },
        fields: fieldsOf({ mine, theirs, before }),
        pending: pending === 1,
      }
    })
}

/** The query by itself, so that its plan can be asked for. */
export function openConflicts(db: ReadDb, customerId: Uuid | null) {
  const open: (SQL | undefined)[] = [or(isNull(conflict.closedAt), answeredHere)]
  if (customerId !== null) open.push(eq(conflict.customerId, customerId))
  return queries(db)
    .select({ conflict, theirsById, pending: answeredHere })
    .from(conflict)
    .where(and(...open))
    .orderBy(asc(conflict.openedAt), asc(conflict.id))
}

/** The values that stand against each other, by field: what one of the sides does not name is empty there. */
function fieldsOf(sides: { mine: string; theirs: string; before: string }): ConflictToSolve['fields'] {
  const mine = valuesOf(sides.mine)
  const theirs = valuesOf(sides.theirs)
  const before = valuesOf(sides.before)
  const names = new Set([...mine.keys(), ...theirs.keys(), ...before.keys()])
  return [...names].map((field) => ({
    field,
    mine: mine.get(field) ?? null,
    theirs: theirs.get(field) ?? null,
    before: before.get(field) ?? null,
  }))
}

function valuesOf(json: string): Map<string, FieldValue> {
  return new Map(Object.entries(JSON.parse(json) as Record<string, FieldValue>))
}
