import { describe, expect, it } from 'vitest'
import { ListStore, resetLists } from './list-store.ts'
import { sortedBy, withFilter, withoutFilter } from './query.ts'
import { toggled, wholeSelection } from './selection.ts'

type Filter = { readonly field: 'place'; readonly any: string }
const everything = { filters: [], text: '', sort: { by: 'name', descending: false } }
const torino = { field: 'place', any: 'Torino' } as const
const newStore = () => new ListStore<Filter>('all', everything)

describe('how a list was left', () => {
  it('goes back to the top for other rows and keeps single marks', () => {
    const store = newStore()
    store.top = 4000
    store.patch({
      cursor: 120,
      open: 'cerutti',
      selection: toggled(store.get().selection, { id: 'cerutti', amount: 1 }),
    })
    store.ask({ ...everything, filters: [torino] })
    expect(store.top).toBe(0)
    expect(store.get()).toMatchObject({ cursor: null, open: 'cerutti' })
    expect(store.get().selection.marked.size).toBe(1)
  })

  it('keeps "all" through another order, lets it go with other rows', () => {
    const store = newStore()
    store.patch({ selection: wholeSelection })
    store.ask({ ...everything, sort: sortedBy(everything.sort, 'premium') })
    expect(store.get().selection.all).toBe(true)
    store.ask({ ...everything, text: 'rossi' })
    expect(store.get().selection.all).toBe(false)
  })

  it('shows a view with its columns and forgets the selection', () => {
    const store = newStore()
    store.patch({ selection: wholeSelection })
    store.show({ id: 'mine', query: { ...everything, text: 'x' }, columns: [{ id: 'name', width: null }] })
    expect(store.get()).toMatchObject({ view: 'mine', columns: [{ id: 'name', width: null }] })
    expect(store.get().selection.all).toBe(false)
  })

  it('starts afresh for the next person', () => {
    const store = newStore()
    let told = 0
    store.subscribe(() => told++)
    store.visit(6, 'cerutti', true)
    resetLists()
    expect(store.get()).toMatchObject({ open: null, cursor: null, reveal: null, view: 'all' })
    expect(told).toBe(2)
  })
})

describe('a query', () => {
  it('sorts upwards first, then the other way round', () => {
    const up = sortedBy(everything.sort, 'premium')
    expect(up).toEqual({ by: 'premium', descending: false })
    expect(sortedBy(up, 'premium').descending).toBe(true)
  })

  it('puts an edited filter in its place', () => {
    const asti = { field: 'place', any: 'Asti' } as const
    const two = withFilter(withFilter<Filter>([], null, torino), null, asti)
    expect(withFilter(two, 0, asti)).toEqual([asti, asti])
    expect(withoutFilter(two, 0)).toEqual([asti])
  })
})
