import { titleTables } from '../../../shared/features/titles/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [titleSynced] = titleTables

export const title = pgTableOf(titleSynced)
