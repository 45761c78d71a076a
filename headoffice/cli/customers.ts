import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { customerTables } from '../../shared/features/customers/api.ts'
import { historyTables } from '../../shared/features/history/api.ts'
import { moveCustomer } from '../features/edits/move.ts'
import { portfolioFor } from '../features/edits/portfolios.ts'
import { readRow } from '../features/edits/rows.ts'
import { inTransaction } from '../feed/change.ts'
import { notifyVersions } from '../feed/nudges.ts'
import { agency, collaborator } from '../tables.ts'
import { type CommandOptions, type Office, required, UsageError } from './options.ts'

const [customerTable] = customerTables
const [changeTable] = historyTables

/** Gives a customer, with all that hangs on him, to a collaborator of his agency; `none` gives him to the agency itself. */
export async function moveToCollaborator({ pool, db }: Office, options: CommandOptions): Promise<void> {
  const code = options.agency?.[0]
  const [found] = await db
    .select({ agencyId: agency.agencyId })
    .from(agency)
    .where(eq(agency.code, code ?? ''))
  if (!found) throw new UsageError(`no such agency: ${code ?? '(none given)'}`)
  const { agencyId } = found
  const collaboratorId = await collaboratorOf(db, agencyId, required(options, 'collaborator'))
  const id = required(options, 'customer')
  const { versions } = await inTransaction({ pool }, [agencyId], async (change) => {
    const row = await readRow(change.client, customerTable, agencyId, id, 'NO KEY UPDATE')
    if (!row) throw new UsageError(`no customer ${id}`)
    const customer = customerTable.model.parse(row)
    if (customer.collaboratorId === collaboratorId) return
    const portfolio =
      (await portfolioFor(change.client, agencyId, collaboratorId, row.portfolio)) ?? row.portfolio
    const at = new Date().toISOString()
    await moveCustomer(change, { ...customer, collaboratorId, updatedAt: at }, portfolio)
    await change.put(changeTable, {
      id: randomUUID(),
      agencyId,
      portfolio,
      customerId: id,
      tbl: customerTable.name,
      rowId: id,
      kind: 'PATCH',
      field: 'collaboratorId',
      oldValue: customer.collaboratorId && JSON.stringify(customer.collaboratorId),
      newValue: collaboratorId && JSON.stringify(collaboratorId),
      actorId: null,
      actorName: 'Head office',
      deviceId: null,
      at,
      source: 'HEAD_OFFICE',
      mutationId: null,
    })
  })
  await notifyVersions(pool, versions)
  process.stdout.write('moved\n')
}

async function collaboratorOf(
  db: Office['db'],
  agencyId: number,
  staffNumber: string,
): Promise<string | null> {
  if (staffNumber === 'none') return null
  const [found] = await db
    .select({ id: collaborator.id })
    .from(collaborator)
    .where(and(eq(collaborator.agencyId, agencyId), eq(collaborator.staffNumber, staffNumber)))
  if (!found) throw new UsageError(`no collaborator with staff number ${staffNumber}`)
  return found.id
}
