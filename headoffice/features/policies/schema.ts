import { policyTables } from '../../../shared/features/policies/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [policySynced, guaranteeSynced] = policyTables

export const policy = pgTableOf(policySynced)
export const guarantee = pgTableOf(guaranteeSynced)
