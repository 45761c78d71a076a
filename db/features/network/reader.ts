import type { Agency, Collaborator, Portfolio, SalePoint } from '../../../shared/features/network/model.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { agency, collaborator, portfolio, salePoint } from './schema.ts'

/** The roster this mirror holds: tens of rows. */
export function readRoster(db: ReadDb): {
  agencies: Agency[]
  salePoints: SalePoint[]
  collaborators: Collaborator[]
  portfolios: Portfolio[]
} {
  const q = queries(db)
  return {
    agencies: q.select().from(agency).orderBy(agency.code).all().map(withoutSync),
    salePoints: q.select().from(salePoint).orderBy(salePoint.code).all().map(withoutSync),
    collaborators: q.select().from(collaborator).orderBy(collaborator.lastName).all().map(withoutSync),
    portfolios: q.select().from(portfolio).orderBy(portfolio.number).all().map(withoutSync),
  }
}
