import { customerTables } from '../../../shared/features/customers/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [customerSynced] = customerTables

export const customer = pgTableOf(customerSynced)
