import { productTables } from '../../../shared/features/products/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [productSynced] = productTables

export const product = pgTableOf(productSynced)
