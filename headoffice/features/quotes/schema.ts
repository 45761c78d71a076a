import { quoteTables } from '../../../shared/features/quotes/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [quoteSynced] = quoteTables

export const quote = pgTableOf(quoteSynced)
