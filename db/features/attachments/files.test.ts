import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestMirror, type TestMirror } from '../../testing.ts'
import { namedHashes } from './files.ts'

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
