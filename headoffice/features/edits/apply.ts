import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import { editProblems, mayWrite } from '../../../shared/sync/edit-policy.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import { answerConflict } from './answer.ts'
import type { Editing } from './author.ts'
import { createRow } from './create.ts'
import { patchDeleted, patchParked, patchRow } from './patch.ts'
import { putsBack } from './puts-back.ts'
import { Rejection, rejectFirst } from './rejection.ts'
import { removeRow } from './remove.ts'
import { locate } from './scope.ts'

/**
 * Applies one mutation in the caller's transaction and returns what came of it. Throws `Rejection`, after which the transaction must
 * not be committed.
 */
export async function applyMutation(editing: Editing): Promise<Outcome> {
  const { mutation, author } = editing
  const { op } = mutation
  if (op === 'void') return { result: 'voided' }
  if (!mayWrite(author.role)) throw new Rejection('forbidden')
  if (op === 'command') return answerConflict(editing)
  const policy = findPolicy(mutation.tbl)
  if (!policy) throw new Rejection('not_editable')
  rejectFirst(editProblems(policy, author.role, op, mutation.fields, await putsBack(editing)))
  if (op === 'create') return createRow(editing, policy)
  const place = await locate(editing, policy.table, mutation.id, op === 'delete' ? 'UPDATE' : undefined)
  switch (place.is) {
    case 'held':
      return op === 'patch' ? patchRow(editing, policy, place.row) : removeRow(editing, policy, place.row)
    case 'deleted':
      // Deleted twice is deleted.
      return op === 'patch' ? patchDeleted(editing, policy, place.body) : { result: 'applied' }
    case 'lost':
      throw new Rejection('scope_lost')
    // The same work for both, so that the time does not tell them apart (fault 35).
    case 'absent':
    case 'foreign':
      if (op === 'patch') return patchParked(editing, policy)
      throw new Rejection('not_found')
  }
}
