import type { Uuid } from '../../../shared/lib/ids.ts'
import type { ReadDb } from '../../types.ts'
import { type OutboxLine, readLines } from './outbox.ts'

/** The condition on `mutation` for what nothing came of and nobody has put away yet. */
export const REFUSED = `dismissed = 0 AND outcome ->> 'result' IN ('rejected', 'voided') AND state <> 'queued'`

/** Whether head office refused it, or its number was given up: nothing of it stands. */
export function isRefused({ state, outcome }: Pick<OutboxLine, 'state' | 'outcome'>): boolean {
  return state !== 'queued' && (outcome?.result === 'rejected' || outcome?.result === 'voided')
}

/**
 * What one decision of the user is about: the refused mutation, and what was refused with it in its group. Empty when it was
 * not refused, or was put away.
 */
export function refusedTogether(db: ReadDb, id: Uuid): OutboxLine[] {
  const [asked] = readLines(db, `id = @id AND ${REFUSED}`, { id })
  if (!asked?.group) return asked ? [asked] : []
  return readLines(db, `grp = @group AND ${REFUSED}`, { group: asked.group })
}
