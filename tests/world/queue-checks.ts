import { expect } from 'vitest'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { Desk } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, type Office } from './desk-office.ts'

// What tests of a queue under faults ask of head office and of the mirror.

/** History lines that an edit of this row made: one for each field and effect. */
export async function effectsOn(office: Office, rowId: string): Promise<number> {
  const { rows } = await office.pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM change WHERE row_id = $1',
    [rowId],
  )
  return rows[0]?.n ?? 0
}

/** The mirror holds what head office holds, and nothing is left of what was on top or on its way. */
export async function proveEqual(desk: Desk, office: Office): Promise<void> {
  await desk.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
  for (const table of ['server_row', 'stage'])
    expect(desk.reader.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
}

/** Each of these rows has one effect at head office, and the mirror holds what head office holds. */
export async function proveOnce(desk: Desk, office: Office, rowIds: readonly string[]): Promise<void> {
  for (const id of rowIds) expect(await effectsOn(office, id), id).toBe(1)
  await proveEqual(desk, office)
}

/** Head office fails on edits of this customer's mobile number: they wait, and pulls go on under them. */
export async function holdBack(office: Office, { id }: Pick<Customer, 'id'>): Promise<void> {
  await office.pool.query(`CREATE OR REPLACE FUNCTION hold_back() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'not now'; END $$`)
  await office.pool.query(`CREATE TRIGGER hold_back BEFORE UPDATE ON customer
    FOR EACH ROW WHEN (OLD.id = '${id}' AND NEW.mobile IS NOT NULL) EXECUTE FUNCTION hold_back()`)
}

export async function letThrough(office: Office): Promise<void> {
  await office.pool.query('DROP TRIGGER IF EXISTS hold_back ON customer')
}
