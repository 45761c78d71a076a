import { claimTables } from '../../../shared/features/claims/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [claimSynced] = claimTables

export const claim = pgTableOf(claimSynced)
