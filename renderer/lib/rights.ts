import type { Role } from '../../shared/features/network/model.ts'
import { findPolicy } from '../../shared/sync/edit-policies.ts'
import { isOffice, mayWrite } from '../../shared/sync/edit-policy.ts'
import { useDeskOwner } from './desk-owner.ts'

/** What who sits here may do with the rows of a table; what may not be done is shown without a control. */
export interface Rights {
  readonly create: boolean
  readonly delete: boolean
  /** Whether this field of a row that exists may be written. */
  readonly patch: (field: string) => boolean
}

/** The same policy that core and head office ask. */
export function rightsOf(role: Role, table: string): Rights {
  const policy = findPolicy(table)
  const may = (op: 'create' | 'patch' | 'delete') => mayWrite(role) && (policy?.ops.includes(op) ?? false)
  return {
    create: may('create'),
    delete: may('delete'),
    patch: (field) => {
      const rule = policy && Object.hasOwn(policy.fields, field) ? policy.fields[field] : undefined
      return may('patch') && rule !== undefined && !rule.createOnly && (!rule.officeOnly || isOffice(role))
    },
  }
}

export function useRights(table: string): Rights {
  return rightsOf(useDeskOwner().user.role, table)
}
