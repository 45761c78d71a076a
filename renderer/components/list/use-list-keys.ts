import { type KeyBinding, useKeys } from '../../lib/keyboard.ts'
import { cursorAfter } from './cursor.ts'
import type { ListStore } from './list-store.ts'
import type { ListFilter } from './query.ts'
import type { ListActions } from './use-list-actions.ts'

interface ListKeys<Filter extends ListFilter> {
  readonly store: ListStore<Filter>
  readonly actions: ListActions
  readonly extent: number
  readonly pageRows: () => number
  readonly focusFilter: () => void
  readonly focusGrid: () => void
}

/** The keys of every list. */
export function useListKeys<Filter extends ListFilter>(keys: ListKeys<Filter>): void {
  const { store, actions, extent } = keys
  const move = (event: KeyboardEvent) => {
    const next = cursorAfter(event.key, store.get().cursor, extent, keys.pageRows())
    if (next === null) return
    keys.focusGrid()
    actions.moveTo(next, event.shiftKey)
  }
  const atCursor = (act: (index: number) => void) => () => {
    const { cursor } = store.get()
    if (cursor !== null) act(cursor)
  }
  const bindings: readonly KeyBinding[] = [
    { keys: '/', label: 'list.key.filter', run: keys.focusFilter },
    { keys: ['j', 'ArrowDown'], label: 'list.key.down', run: move },
    { keys: ['k', 'ArrowUp'], label: 'list.key.up', run: move },
    { keys: ['Home', 'End'], label: 'list.key.ends', run: move },
    { keys: ['PageUp', 'PageDown'], label: 'list.key.pages', run: move },
    { keys: 'Enter', label: 'list.key.open', run: atCursor(actions.expand) },
    { keys: 'Space', label: 'list.key.peek', run: atCursor(actions.peek) },
    { keys: 'x', label: 'list.key.select', run: atCursor(actions.toggle) },
    { keys: ['shift+j', 'shift+k'], label: 'list.key.extend', run: move },
    { keys: ['shift+ArrowDown', 'shift+ArrowUp'], run: move },
    { keys: 'shift+x', run: atCursor(actions.extendTo) },
    { keys: 'Escape', label: 'list.key.back', run: () => void actions.back() },
  ]
  useKeys(bindings.map((binding) => ({ group: 'list', ...binding })))
}
