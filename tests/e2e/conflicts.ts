// Open conflicts as they come from head office, of one kind by field and one about a whole row.
import { randomUUID } from 'node:crypto'
import { conflictTables } from '../../shared/features/conflicts/api.ts'
import type { Conflict } from '../../shared/features/conflicts/model.ts'
import type { Office } from './head-office.ts'

const [conflictTable] = conflictTables

/** Asks about two fields of one customer and about a row that was deleted. */
export async function openConflicts(office: Office): Promise<void> {
  const customer = await office.customer(`c.kind = 'PF' AND c.iban IS NOT NULL AND c.portfolio = 1`)
  const at = new Date().toISOString()
  const question: Conflict = {
    id: randomUUID(),
    agencyId: customer.agencyId,
    portfolio: customer.portfolio,
    kind: 'FIELDS',
    tbl: 'customer',
    rowId: customer.id,
    customerId: customer.id,
    label: customer.name,
    mine: JSON.stringify({ street: 'Corso Traiano 41', postcode: '10135', iban: null }),
    theirs: JSON.stringify({ street: 'Corso Traiano 14', postcode: '10135', iban: customer.iban }),
    before: JSON.stringify({ street: 'Via Nizza 118', postcode: '10126', iban: null }),
    mineById: null,
    mineBy: 'Bertone Giorgio',
    mineAt: at,
    theirsBy: 'Gandino Luca',
    theirsAt: at,
    mutationId: randomUUID(),
    openedAt: at,
    closedAt: null,
    closedBy: null,
    choice: null,
  }
  await office.change(async ({ put }) => {
    await put(conflictTable, question)
    await put(conflictTable, {
      ...question,
      id: randomUUID(),
      kind: 'DELETED',
      tbl: 'interaction',
      rowId: randomUUID(),
      mine: JSON.stringify({ outcome: 'passa martedì' }),
      theirs: '{}',
      before: JSON.stringify({ outcome: null }),
    })
  })
}

/** Closes every open conflict, as whoever answers it would. */
export async function closeConflicts(office: Office): Promise<void> {
  const open = await office.rows<{ id: string; agency_id: number }>(
    'SELECT id, agency_id FROM conflict WHERE closed_at IS NULL',
  )
  await office.change(async ({ remove }) => {
    for (const { id, agency_id } of open) await remove(conflictTable, id, agency_id)
  })
}
