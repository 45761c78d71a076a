import { useSyncExternalStore } from 'react'
import type { ColumnState } from './columns.ts'
import type { ListFilter, ListQuery } from './query.ts'
import { sameRows } from './query.ts'
import { afterNewRows, emptySelection, type Selection } from './selection.ts'

/** How the user left a list. It is kept while the program runs, so that coming back changes nothing. */
export interface ListState<Filter extends ListFilter> {
  /** The view whose tab is open. */
  readonly view: string
  readonly query: ListQuery<Filter>
  readonly columns: ColumnState
  /** Row with the cursor, by its place. */
  readonly cursor: number | null
  /** Where a range selected with Shift starts. */
  readonly anchor: number | null
  /** Record that stands beside the list. */
  readonly open: string | null
  readonly selection: Selection
  /** A row that is to be brought into view, by its place; null when that is done. */
  readonly reveal: number | null
}

export interface ListView<Filter extends ListFilter> {
  readonly id: string
  readonly query: ListQuery<Filter>
  readonly columns: ColumnState
}

const stores = new Set<{ reset: () => void }>()

/** Forgets how every list was left: the next person to sign in starts afresh. */
export function resetLists(): void {
  for (const store of stores) store.reset()
}

/** The state of one list, outside of its page, which comes and goes. */
export class ListStore<Filter extends ListFilter> {
  /** First visible pixel; not part of the state, as nothing is drawn with it. */
  top = 0
  private state: ListState<Filter>
  private readonly listeners = new Set<() => void>()
  private readonly first: ListState<Filter>

  constructor(view: string, query: ListQuery<Filter>) {
    this.first = {
      view,
      query,
      columns: [],
      cursor: null,
      anchor: null,
      open: null,
      selection: emptySelection,
      reveal: null,
    }
    this.state = this.first
    stores.add(this)
  }

  readonly get = (): ListState<Filter> => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  patch(change: Partial<ListState<Filter>>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }

  /** Asks for other rows or another order: back to the top, as places mean nothing any more. */
  ask(query: ListQuery<Filter>): void {
    const selection = sameRows(query, this.state.query)
      ? this.state.selection
      : afterNewRows(this.state.selection)
    this.top = 0
    this.patch({ query, selection, cursor: null, anchor: null })
  }

  show(view: ListView<Filter>): void {
    this.top = 0
    this.patch({
      view: view.id,
      query: view.query,
      columns: view.columns,
      cursor: null,
      anchor: null,
      selection: emptySelection,
    })
  }

  /** Puts the cursor on a row from outside of the list and brings it into view. `open` shows it beside. */
  visit(index: number, id: string, open: boolean): void {
    this.patch({ cursor: index, anchor: null, reveal: index, ...(open ? { open: id } : {}) })
  }

  reset(): void {
    this.top = 0
    this.patch(this.first)
  }
}

export function useListState<Filter extends ListFilter>(store: ListStore<Filter>): ListState<Filter> {
  return useSyncExternalStore(store.subscribe, store.get)
}
