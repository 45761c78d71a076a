import { householdTables } from '../../../shared/features/households/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [householdSynced, relationSynced] = householdTables

export const household = pgTableOf(householdSynced)
export const relation = pgTableOf(relationSynced)
