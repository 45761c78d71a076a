import type { SyncedTable } from './table.ts'

/** A row as it came: wire values in column order, its bucket and version, and the digest of its text. */
export type ArrivedRow = { bucket: string; ver: number; row: readonly unknown[]; digest: Uint8Array }

/** What one line of a page asks the mirror to do, after its shape was checked. */
export type PageAct =
  /** `mending`: the row that head office holds now replaces the one held here, whatever their versions (sync.md section 8). */
  | { t: 'put'; table: SyncedTable; arrived: ArrivedRow; mending?: true }
  | { t: 'del' | 'exit'; table: SyncedTable; bucket: string; id: string; ver: number }
  | { t: 'drop_bucket'; bucket: string }
  | { t: 'add_bucket'; bucket: string }
