import { networkTables } from '../../../shared/features/network/api.ts'
import { pgTableOf } from '../../pg-table.ts'

const [
  salesAreaSynced,
  districtSynced,
  agencySynced,
  salePointSynced,
  collaboratorSynced,
  portfolioSynced,
  collaboratorFileSynced,
] = networkTables

export const salesArea = pgTableOf(salesAreaSynced)
export const district = pgTableOf(districtSynced)
export const agency = pgTableOf(agencySynced)
export const salePoint = pgTableOf(salePointSynced)
export const collaborator = pgTableOf(collaboratorSynced)
export const portfolio = pgTableOf(portfolioSynced)
export const collaboratorFile = pgTableOf(collaboratorFileSynced)
