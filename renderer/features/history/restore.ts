import { safe } from '@orpc/client'
import { toldTable } from '../../../shared/features/history/contract.ts'
import { sameValue } from '../../../shared/sync/merge.ts'
import type { FieldChanges } from '../../../shared/sync/mutations.ts'
import { showRefusal } from '../../components/toast/toasts.ts'
import { applyEdits } from '../../lib/edits.ts'
import { errorWords } from '../../lib/errors.ts'
import { translate } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'
import { problemWords } from '../../lib/step-words.ts'
import type { EntryLine } from './entries.ts'

/** Puts back what stood in a line's fields before it. It is an edit like any other: marked, sent, and undone with Ctrl+Z. */
export async function restoreLine({ tbl, rowId, group, before }: EntryLine): Promise<void> {
  const table = toldTable.safeParse(tbl)
  if (!group || !table.success) return
  const [fault, rows] = await safe(rpc.history.rowsNow({ keys: [{ tbl: table.data, id: rowId }] }))
  if (fault) return showRefusal(errorWords(fault, translate).text)
  const now = rows[0]?.values
  if (!now) return refused('not_found')
  const fields: FieldChanges = {}
  for (const field of group.fields) {
    const change = { from: now[field] ?? null, to: before[field] ?? null }
    if (!sameValue(change.from, change.to)) fields[field] = change
  }
  if (Object.keys(fields).length === 0) return showRefusal(translate('history.restore.same'))
  const done = await applyEdits([{ tbl, id: rowId, op: 'patch', fields }])
  const problem = done.applied ? undefined : done.problems[0]
  if (problem) refused(problem.code)
}

function refused(code: Parameters<typeof problemWords>[0]['code']): void {
  showRefusal(translate('history.restore.refused', { why: problemWords({ code }, translate) }))
}
