import { useMemo } from 'react'
import { useEditCounts } from './edit-counts.ts'
import { useLive } from './live-query.ts'
import { openConflicts } from './open-conflicts.ts'
import { rpc } from './rpc.ts'

/** What a record waits for: somebody's choice, or to be sent. */
export type RecordWaits = 'choice' | 'sending' | null

const nobody: ReadonlySet<string> = new Set()

/**
 * Tells of each customer whether a conflict or something unsent stands on him. The two lists behind it are only asked for when
 * there is something in them.
 */
export function useRecordWaits(): (customerId: string) => RecordWaits {
  const counts = useEditCounts()
  const asks = (counts?.conflicts ?? 0) > 0
  const sends = (counts?.waiting ?? 0) > 0
  const { data: conflicts } = useLive({ ...openConflicts, enabled: asks })
  const { data: inbox } = useLive({
    key: ['edits', 'inbox'],
    tables: ['mutation'],
    ask: (signal) => rpc.edits.inbox(undefined, { signal }),
    enabled: sends,
  })
  return useMemo(() => {
    const open = conflicts?.filter(({ pending }) => !pending).map(({ conflict }) => conflict.customerId)
    const choices = asks && open ? known(open) : nobody
    const sending = sends && inbox ? known(inbox.waiting.map(({ customerId }) => customerId)) : nobody
    return (customerId) => (choices.has(customerId) ? 'choice' : sending.has(customerId) ? 'sending' : null)
  }, [asks, sends, conflicts, inbox])
}

function known(ids: readonly (string | null)[]): ReadonlySet<string> {
  return new Set(ids.filter((id) => id !== null))
}
