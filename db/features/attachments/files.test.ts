import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestMirror, type TestMirror } from '../../testing.ts'
import type { WriteTx } from '../../types.ts'
import { filesToSend, namedHashes, noteFileAdded, noteFileSent, offerFilesAgain } from './files.ts'

let mirror: TestMirror
beforeEach(() => {
  mirror = openTestMirror()
})
afterEach(() => mirror.dispose())

/** An attachment that was added here, of a customer whose rows have not come and whose step of undo is not known. */
function added(
  sha256: string,
  line: { state: string; outcome: object | null; dismissed?: number; left?: number },
): void {
  mirror.db
    .prepare(
      `INSERT INTO mutation (id, agency_id, seq, tbl, row_id, op, fields, base_ver, name, step, actor_id, actor_name, created_at,
         state, outcome, dismissed, row_left)
       VALUES (@sha256, 1, (SELECT count(*) FROM mutation), 'attachment', @sha256, 'create', @fields, 0, '', 'lost', '', '', '',
         @state, @outcome, @dismissed, @left)`,
    )
    .run({
      sha256,
      fields: JSON.stringify({ sha256: { from: null, to: sha256 } }),
      dismissed: 0,
      left: 0,
      ...line,
      outcome: line.outcome && JSON.stringify(line.outcome),
    })
}

test('fault 42: bytes stay while their attachment waits, or was refused and can be sent again', () => {
  const [applied, refused, voided] = [
    { result: 'applied' },
    { result: 'rejected', code: 'forbidden' },
    { result: 'voided' },
  ]
  added('waits', { state: 'queued', outcome: null })
  added('refused', { state: 'done', outcome: refused })
  added('given up', { state: 'given-up', outcome: voided })
  added('put away', { state: 'done', outcome: refused, dismissed: 1 })
  added('taken', { state: 'done', outcome: applied })
  added('left', { state: 'queued', outcome: null, left: 1 })
  expect(namedHashes(mirror.db).toSorted()).toEqual(['given up', 'refused', 'waits'])
})

test('fault 32: what was added for a customer who left goes to who holds him now, and its bytes stay until they are sent', () => {
  const lost = { state: 'done', outcome: { result: 'rejected', code: 'scope_lost' }, left: 1 }
  added('waits', { state: 'queued', outcome: null, left: 1 })
  added('handed over', lost)
  added('put away', { ...lost, dismissed: 1 })
  for (const sha256 of ['waits', 'handed over', 'put away']) noteFileAdded(tx(), sha256, '')
  expect(toSend()).toEqual([
    [1, 'handed over'],
    [1, 'put away'],
  ])
  expect(namedHashes(mirror.db).toSorted()).toEqual(['handed over', 'put away', 'waits'])
  for (const sha256 of ['handed over', 'put away']) noteFileSent(tx(), sha256)
  expect(toSend()).toEqual([])
  expect(namedHashes(mirror.db)).toEqual(['waits'])
})

function conflictAbout(rowId: string, closedAt: string | null): void {
  mirror.db
    .prepare(
      `INSERT INTO conflict (id, agency_id, portfolio, kind, tbl, row_id, label, mine, theirs, before, mine_by, mine_at, mutation_id,
         opened_at, closed_at, sync_bucket, sync_ver, sync_digest)
       VALUES (?, 1, 1, 'PARENT_DELETED', 'attachment', ?, '', '{}', '{}', '{}', '', '', '', '', ?, 'p:1.1', 1, x'00')`,
    )
    .run(rowId, rowId, closedAt)
}

test('fault 31: bytes stay until somebody has answered whether their attachment stands', () => {
  const asked = { state: 'done', outcome: { result: 'conflict', fields: [] } }
  for (const sha256 of ['not told yet', 'open', 'answered']) added(sha256, asked)
  conflictAbout('open', null)
  conflictAbout('answered', '2026-11-22T09:00:00.000Z')
  expect(namedHashes(mirror.db).toSorted()).toEqual(['not told yet', 'open'])
})

/** An attachment of an agency; version 0 has only this desk. */
function attachment(agencyId: number, ver: number, sha256 = 'modulo'): void {
  mirror.db
    .prepare(
      `INSERT INTO attachment (id, agency_id, portfolio, customer_id, name, media_type, size, sha256, added_at, sync_bucket, sync_ver,
         sync_digest) VALUES (?, ?, 1, 'c', 'x', 'y', 9, ?, '', '', ?, x'00')`,
    )
    .run(`${agencyId} ${sha256}`, agencyId, sha256, ver)
}

const toSend = () => filesToSend(mirror.db).map(({ agencyId, sha256 }) => [agencyId, sha256])

/** Each statement of these tests stands for itself. */
const tx = () => mirror.db as unknown as WriteTx

test('a file that head office has for one agency is offered for the other one too, when that has accepted it', () => {
  noteFileAdded(tx(), 'modulo', '2026-11-22T09:00:00.000Z')
  attachment(1, 5)
  expect(toSend()).toEqual([[1, 'modulo']])
  noteFileSent(tx(), 'modulo')
  expect(toSend()).toEqual([])
  attachment(2, 0)
  noteFileAdded(tx(), 'modulo', '2026-11-22T10:00:00.000Z')
  noteFileSent(tx(), 'modulo')
  mirror.db.prepare('UPDATE attachment SET sync_ver = 7 WHERE agency_id = 2').run()
  expect(toSend()).toEqual([
    [1, 'modulo'],
    [2, 'modulo'],
  ])
})

test('fault 25: what head office had of an agency is offered to it again', () => {
  for (const [agencyId, sha256] of [
    [1, 'perduto'],
    [2, 'altrove'],
  ] as const) {
    attachment(agencyId, 5, sha256)
    noteFileAdded(tx(), sha256, '2026-11-22T09:00:00.000Z')
    noteFileSent(tx(), sha256)
  }
  offerFilesAgain(tx(), 1)
  expect(toSend()).toEqual([[1, 'perduto']])
})
