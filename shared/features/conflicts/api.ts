import { syncedTable } from '../../sync/table.ts'
import { conflict } from './model.ts'

/**
 * Made and closed at head office alone. A desk answers one with the operation `command` on its row, whose fields hold the choice
 * of each field (`{ iban: { from: null, to: 'mine' } }`, or `row` for the whole row). Where the choice changes the record, a patch
 * of it stands before the command in the same group, so that both happen or neither.
 */
export const conflictTables = [
  syncedTable('conflict', conflict, { scope: 'portfolio', loadOrder: 15 }),
] as const
