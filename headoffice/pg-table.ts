import { bigint, boolean, customType, pgTable, text } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Column, SyncedTable } from '../shared/sync/table.ts'

/** A list kept as JSON text, as the desk keeps it. */
const jsonText = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
})

function builderOf({ kind, sql, nullable }: Column) {
  const builder =
    kind === 'int'
      ? bigint(sql, { mode: 'number' })
      : kind === 'bool'
        ? boolean(sql)
        : kind === 'json'
          ? jsonText(sql)
          : text(sql)
  return nullable ? builder : builder.notNull()
}

type Text<V> = ReturnType<ReturnType<typeof text>['$type']> & { _: { $type: V } }
type Base<V> = V extends boolean
  ? ReturnType<typeof boolean>
  : V extends number
    ? ReturnType<typeof bigint<'number'>>
    : Text<V>
type BuilderOf<V> = null extends V ? Base<NonNullable<V>> : Base<V> & { _: { notNull: true } }
type BuildersOf<M extends z.ZodObject> = { [K in keyof z.output<M> & string]: BuilderOf<z.output<M>[K]> }

/** Head office's table of a synced table for typed queries: the model is the one truth, migrations are compared with it. */
export function pgTableOf<M extends z.ZodObject>(table: SyncedTable<M>) {
  const builders = Object.fromEntries(table.columns.map((column) => [column.key, builderOf(column)]))
  return pgTable(table.name, builders as unknown as BuildersOf<M>)
}
