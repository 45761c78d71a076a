import { useSearchParams } from 'react-router'
import { partParam, policyParam } from '../../lib/paths.ts'

/**
 * Which part of a card is open, and how another is opened. It stands in the address, so that who comes back from another page finds it
 * again. At once: a tab answers in the frame of its click.
 */
export function usePart(): readonly [part: string, show: (part: string) => void] {
  const [search, setSearch] = useSearchParams()
  const part = search.has(policyParam) ? 'policies' : (search.get(partParam) ?? 'summary')
  return [part, (next) => setSearch({ [partParam]: next }, { replace: true, flushSync: true })]
}
