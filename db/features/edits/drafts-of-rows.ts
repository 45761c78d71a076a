import type { ReadDb, WriteTx } from '../../types.ts'

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Drafts of rows that left the user's scope go with them (sync.md section 4): a draft's key names the rows that it is of. */
export function forgetDraftsOf(tx: WriteTx, gone: ReadonlySet<string>): boolean {
  if (gone.size === 0) return false
  const lost = keysOf(tx).filter((key) => (key.match(ids) ?? []).some((id) => gone.has(id)))
  const forget = tx.prepare('DELETE FROM draft WHERE key = ?')
  for (const key of lost) forget.run(key)
  return lost.length > 0
}

function keysOf(db: ReadDb): string[] {
  return db
    .prepare<[], { key: string }>('SELECT key FROM draft')
    .all()
    .map(({ key }) => key)
}
