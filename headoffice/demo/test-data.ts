import { generateBatches } from './generate.ts'
import type { PresetName } from './presets.ts'
import type { RowsByTable, TableName } from './world.ts'

/** The day on which tests take place, so that they do not change with the calendar. */
export const testToday = '2026-11-24'

/** All rows of a preset, by table; for tests and for presets that fit into memory. */
export type DataSet = { readonly [T in TableName]: readonly RowsByTable[T][] }

const made = new Map<string, DataSet>()

/** A preset in memory, made once per process. */
export function dataSet(preset: PresetName, seed = 1, today = testToday): DataSet {
  const key = `${preset}/${seed}/${today}`
  const known = made.get(key)
  if (known !== undefined) return known
  const rows: Record<string, unknown[]> = {}
  for (const batch of generateBatches({ preset, seed, today })) {
    rows[batch.table.name] ??= []
    rows[batch.table.name]?.push(...batch.rows)
  }
  const set = rows as unknown as DataSet
  made.set(key, set)
  return set
}

/** Rows by what `key` gives for each. */
export function grouped<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
