import { readStored } from '../../../db/features/edits/stored-rows.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import { uuidV7 } from '../../../shared/lib/ids.ts'
import type { FieldValue } from '../../../shared/sync/mutations.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import type { Chance } from './random.ts'
import type { World } from './world.ts'

// What forms are made of.

export function pickId(db: MirrorConnection, chance: Chance, table: string): string | null {
  const ids = db
    .prepare<[], string>(`SELECT id FROM ${table} ORDER BY id`)
    .pluck()
    .all() as unknown as string[]
  return ids.length > 0 ? chance.pick(ids) : null
}

/** New values by field, told from the values that stand there. */
export type Change = Readonly<Record<string, (now: FieldValue) => FieldValue>>

export function patched(db: MirrorConnection, tbl: string, id: string, change: Change): Edit[] {
  const table = findTable(tbl)
  const row = table && readStored(db, table, id)?.model
  if (!row) return []
  const fields = Object.entries(change).map(([field, to]) => {
    const from = (row[field] ?? null) as FieldValue
    return [field, { from, to: to(from) }] as const
  })
  return [{ tbl, id, op: 'patch', fields: Object.fromEntries(fields) }]
}

/** A word that is typed once in a history: where it stands twice, something was applied twice. */
export function word(chance: Chance, desk: string): string {
  return `${desk}-${chance.below(1_000_000_000)}`
}

export const added = (text: string) => (now: FieldValue) =>
  typeof now === 'string' ? `${now}\n${text}` : text

export function newId(world: World, chance: Chance): string {
  return uuidV7(world.ground.wall(), (length) => chance.bytes(length))
}

export function created(tbl: string, id: string, values: Readonly<Record<string, FieldValue>>): Edit {
  const fields = Object.entries(values).map(([field, to]) => [field, { from: null, to }] as const)
  return { tbl, id, op: 'create', fields: Object.fromEntries(fields) }
}
