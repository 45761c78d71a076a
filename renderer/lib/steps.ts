import { useQuery } from '@tanstack/react-query'
import type { StepWords } from '../../shared/features/edits/contract.ts'
import { queryClient } from './live-query.ts'
import { rpc } from './rpc.ts'

interface Steps {
  readonly undo: StepWords | null
  readonly redo: StepWords | null
}

const stepsKey = ['edits', 'steps'] as const

/** Keeps the answer to what undo and redo would do now, for who asks without a component. */
export function useSteps(): void {
  useQuery({
    queryKey: stepsKey,
    queryFn: ({ signal }) => rpc.edits.steps(undefined, { signal }),
    meta: { tables: ['mutation'] },
  })
}

/** What undo and redo would do now; null for both where nothing is known. */
export function currentSteps(): Steps {
  return queryClient.getQueryData<Steps>(stepsKey) ?? { undo: null, redo: null }
}
