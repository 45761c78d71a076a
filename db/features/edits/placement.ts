import { type SessionUser, sessionUser } from '../../../shared/features/session/model.ts'
import { type EditPolicy, isOffice } from '../../../shared/sync/edit-policy.ts'
import type { FieldChanges } from '../../../shared/sync/mutations.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import { readMeta } from '../../meta.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import { type Model, readStored } from './stored-rows.ts'

export type Place = { agencyId: number; portfolio: number }

/** Who is signed in on this mirror; null before the first sign-in was complete. */
export function readAuthor(db: ReadDb): SessionUser | null {
  return sessionUser.nullable().parse(JSON.parse(readMeta(db, 'user') ?? 'null'))
}

/**
 * Where a new row will lie, decided as head office decides it: with its parent; a customer in the portfolio of who looks
 * after him, else in a subagent's own, else in the agency's own. Null where this mirror cannot tell: also for who works for several
 * agencies and names nobody to look after the customer.
 */
export function placeOf(
  db: ReadDb,
  policy: EditPolicy,
  values: Model,
  author: SessionUser | null,
): Place | null {
  if (policy.parent) {
    const parent = findTable(policy.parent.table)
    const id = values[policy.parent.field]
    const row = parent && typeof id === 'string' ? readStored(db, parent, id) : null
    return row && { agencyId: Number(row.model.agencyId), portfolio: Number(row.model.portfolio) }
  }
  if (!author) return null
  const own = isOffice(author.role) ? null : author.collaboratorId
  const named = values.collaboratorId ?? own
  if (typeof named === 'string') {
    const found = prepared<Place>(
      db,
      `SELECT agency_id AS agencyId, number AS portfolio FROM portfolio WHERE collaborator_id = ?
       ORDER BY number LIMIT 1`,
    ).get(named)
    if (found) return found
  }
  const agencyId = agencyOf(db, named) ?? onlyAgencyOf(author)
  if (agencyId === undefined) return null
  return (
    prepared<Place>(
      db,
      `SELECT agency_id AS agencyId, number AS portfolio FROM portfolio WHERE agency_id = ?
       ORDER BY collaborator_id IS NOT NULL, number LIMIT 1`,
    ).get(agencyId) ?? null
  )
}

function onlyAgencyOf({ agencies }: SessionUser): number | undefined {
  return agencies.length === 1 ? agencies[0]?.agencyId : undefined
}

function agencyOf(db: ReadDb, collaboratorId: unknown): number | undefined {
  if (typeof collaboratorId !== 'string') return undefined
  return prepared<{ agencyId: number }>(
    db,
    'SELECT agency_id AS agencyId FROM collaborator WHERE id = ?',
  ).get(collaboratorId)?.agencyId
}

/**
 * A whole row of what a `create` carries: what it does not name is empty, or false, or an empty list. Who works outside the office
 * looks after the customers that he makes.
 */
export function newRow(
  policy: EditPolicy,
  { id, fields, at }: { id: string; fields: FieldChanges; at: string },
  place: Place,
  author: SessionUser | null,
): Model {
  const row: Record<string, unknown> = {}
  for (const { key, kind, nullable } of policy.table.columns) {
    if (Object.hasOwn(fields, key)) row[key] = fields[key]?.to
    else if (nullable) row[key] = null
    else if (kind === 'bool') row[key] = false
    else if (kind === 'json') row[key] = []
    else if (key === 'updatedAt') row[key] = at
  }
  if (policy.parent === null && author && !isOffice(author.role)) row.collaboratorId = author.collaboratorId
  return { ...row, id, ...place }
}
