import type { CustomerRow } from '../../../shared/features/customers/contract.ts'
import type { CoverageState } from '../../../shared/lib/codes.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import type { MirrorConnection } from '../../types.ts'
import { readCustomerPage } from './list-reader.ts'

/** The whole list by name, or what its filter by coverage leaves of it. For tests. */
export function listedRows(
  db: MirrorConnection,
  today: IsoDay,
  coverage: readonly CoverageState[] = [],
): CustomerRow[] {
  const filters = coverage.length > 0 ? [{ field: 'coverage' as const, any: [...coverage] }] : []
  const query = { filters, text: '', sort: { by: 'name' as const, descending: false } }
  return readCustomerPage(db, query, { offset: 0, limit: 100_000 }, today)
}
