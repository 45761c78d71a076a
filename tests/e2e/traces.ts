// What a customer's life leaves on the card: a file that hangs on it and a value that somebody changed.
import { randomUUID } from 'node:crypto'
import { attachmentTables } from '../../shared/features/attachments/api.ts'
import { historyTables } from '../../shared/features/history/api.ts'
import type { NamedCustomer, Office } from './head-office.ts'

const [attachmentTable] = attachmentTables
const [changeTable] = historyTables

/** Puts both there; the function that comes back takes them away again. */
export async function leaveTraces(office: Office, customer: NamedCustomer): Promise<() => Promise<void>> {
  const { agencyId, portfolio, id: customerId } = customer
  const [file, line] = [randomUUID(), randomUUID()]
  const at = new Date().toISOString()
  await office.change(async ({ put }) => {
    await put(attachmentTable, {
      id: file,
      agencyId,
      portfolio,
      customerId,
      policyId: null,
      claimId: null,
      name: 'perizia.pdf',
      mediaType: 'application/pdf',
      size: 300_000,
      sha256: 'a'.repeat(64),
      addedById: null,
      addedAt: at,
    })
    await put(changeTable, {
      id: line,
      agencyId,
      portfolio,
      customerId,
      tbl: 'customer',
      rowId: customerId,
      kind: 'PATCH',
      field: 'mobile',
      oldValue: JSON.stringify('+393471112233'),
      newValue: JSON.stringify(customer.mobile),
      actorId: null,
      actorName: 'Gandino Luca',
      deviceId: null,
      at,
      source: 'DESK',
      mutationId: null,
    })
  })
  return () =>
    office.change(async ({ remove }) => {
      await remove(attachmentTable, file, agencyId)
      await remove(changeTable, line, agencyId)
    })
}
