import { randomUUID } from 'node:crypto'
import { type OutboxLine, readLines } from '../../db/features/edits/outbox.ts'
import type { MirrorConnection } from '../../db/types.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { Edit } from '../../shared/features/edits/contract.ts'
import type { FieldValue } from '../../shared/sync/mutations.ts'
import type { Desk } from './desk.ts'
import { waitFor } from './desk.ts'

// What users type, and what became of it at head office and in the mirror.

export function patchOf(
  tbl: string,
  id: string,
  fields: Readonly<Record<string, readonly [from: FieldValue, to: FieldValue]>>,
): Edit {
  return {
    tbl,
    id,
    op: 'patch',
    fields: Object.fromEntries(Object.entries(fields).map(([name, [from, to]]) => [name, { from, to }])),
  }
}

export function createOf(
  tbl: string,
  values: Readonly<Record<string, FieldValue>>,
  id: string = randomUUID(),
): Edit {
  const fields = Object.entries(values).map(([name, to]) => [name, { from: null, to }] as const)
  return { tbl, id, op: 'create', fields: Object.fromEntries(fields) }
}

export function deleteOf(tbl: string, id: string): Edit {
  return { tbl, id, op: 'delete', fields: {} }
}

/** A contact on a customer's card, with what a form always sends. */
export function noteFor(customer: Pick<Customer, 'id'>, subject: string): Edit {
  return createOf('interaction', {
    customerId: customer.id,
    at: '2026-11-20T10:00:00.000Z',
    channel: 'TELEFONO',
    direction: 'OUT',
    kind: 'CHIAMATA',
    subject,
  })
}

/** Applies edits at a desk, all or none; a refusal is thrown with its problems. */
export async function type(desk: Desk, ...edits: Edit[]): Promise<void> {
  const answer = await desk.session.writer?.call('applyEdits', { edits })
  if (!answer || 'refused' in answer) throw new Error(`refused: ${JSON.stringify(answer?.refused)}`)
}

export function outbox(db: MirrorConnection): OutboxLine[] {
  return readLines(db, '1')
}

/** Until nothing waits for an answer, nor for the checkpoint that shows it. */
export async function untilPushed(desk: Desk, milliseconds = 20_000): Promise<void> {
  const open = () =>
    outbox(desk.reader).filter(({ state }) => state === 'queued' || state === 'settled').length
  await waitFor(
    () => open() === 0,
    milliseconds,
    () =>
      `${open()} open: ${JSON.stringify([desk.status, desk.logged.slice(-5), outbox(desk.reader).slice(0, 3)])}`,
  )
}

/** One column of a row of the mirror as it is shown. */
export function shown(db: MirrorConnection, tbl: string, id: string, column: string): unknown {
  return db.prepare(`SELECT ${column} FROM ${tbl} WHERE id = ?`).pluck().get(id)
}
