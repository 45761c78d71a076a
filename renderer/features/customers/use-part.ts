import { useLocation, useSearchParams } from 'react-router'
import { partParam, policyParam } from '../../lib/paths.ts'
import { createStore, useStore } from '../../lib/store.ts'

/** Of this many ways to a card it is remembered where they ended. */
const limit = 50

/** The part that was opened last, by the entry of the way through the pages: who comes back comes to the same entry. */
const opened = createStore<ReadonlyMap<string, string>>(new Map())

/** Which part of a card is open, and how another is opened: at once, for the tab answers in the frame of its click. */
export function usePart(): readonly [part: string, show: (part: string) => void] {
  const { key } = useLocation()
  const [search] = useSearchParams()
  const asked = search.has(policyParam) ? 'policies' : (search.get(partParam) ?? 'summary')
  const part = useStore(opened).get(key) ?? asked
  return [part, (next) => opened.set(new Map([...[...opened.get()].slice(1 - limit), [key, next]]))]
}
