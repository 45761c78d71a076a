import type Database from 'better-sqlite3'

declare const brand: unique symbol

/**
 * A connection that may only read. Readers take this, so that a reader never writes by accident;
 * the connection itself is opened with `query_only`.
 */
export type ReadDb = Pick<Database.Database, 'prepare'>

/** A connection inside the write gate's transaction (`write.ts`): only writers take it. */
export type WriteTx = ReadDb & { readonly [brand]: 'write' }

export type MirrorConnection = Database.Database
