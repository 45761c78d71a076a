import { networkTables } from '../shared/features/network/api.ts'
import { pgTableOf } from './pg-table.ts'

const [, districtTable, agencyTable, , collaboratorTable] = networkTables

// Synced tables that more than one room reads in typed queries. A feature that alone reads a table declares it beside its
// store; writing goes through feed/change.ts, which knows every table by its declaration.

export const district = pgTableOf(districtTable)
export const agency = pgTableOf(agencyTable)
export const collaborator = pgTableOf(collaboratorTable)
