import type { KeyboardEvent, ReactNode } from 'react'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './index-tabs.module.css'
import { type ListStore, type ListView, useListState } from './list-store.ts'
import { NewView } from './new-view.tsx'
import type { ListFilter } from './query.ts'
import { type ListRow, type RowSource, useFirstRowsHere, useRowCount } from './use-rows.ts'
import { ViewMenu } from './view-menu.tsx'

/** A view with the name that its tab bears. Built-in ones cannot be changed. */
export interface NamedView<Filter extends ListFilter> extends ListView<Filter> {
  readonly name: string
  readonly builtIn: boolean
}

interface IndexTabsProps<Row extends ListRow, Filter extends ListFilter> {
  /** Name of the page. */
  readonly title: string
  readonly views: readonly NamedView<Filter>[]
  readonly store: ListStore<Filter>
  readonly source: RowSource<Row, Filter>
  readonly onSave: (view: NamedView<Filter>) => void
  readonly onDelete: (view: NamedView<Filter>) => void
  /** The page's main act, at the right. */
  readonly action?: ReactNode
}

/** The page's name and its views as index tabs; the open one is joined to the sheet below. */
export function IndexTabs<Row extends ListRow, Filter extends ListFilter>(
  props: IndexTabsProps<Row, Filter>,
) {
  const { title, views, store, source } = props
  const { t } = useWords()
  const state = useListState(store)
  const open = views.find(({ id }) => id === state.view)
  // Core counts a whole view at a time: the rows come first.
  const counted = useFirstRowsHere(source, state.query)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const at = views.findIndex(({ id }) => id === state.view)
    const next = views[at + by]
    if (by === 0 || !next) return
    event.preventDefault()
    store.show(next)
    const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')
    tabs[at + by]?.focus()
  }
  return (
    <div className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      <div role="tablist" className={styles.tabs} aria-label={t('list.views')} onKeyDown={onKeyDown}>
        {views.map((view) => (
          <Tab
            key={view.id}
            view={view}
            source={source}
            counted={counted}
            open={view === open}
            onOpen={() => store.show(view)}
          />
        ))}
      </div>
      {open && !open.builtIn && (
        <ViewMenu view={open} state={state} onSave={props.onSave} onDelete={props.onDelete} />
      )}
      <NewView
        onSave={(name) => {
          const view = {
            id: crypto.randomUUID(),
            name,
            builtIn: false,
            query: state.query,
            columns: state.columns,
          }
          props.onSave(view)
          store.patch({ view: view.id })
        }}
      />
      {props.action && <span className={styles.action}>{props.action}</span>}
    </div>
  )
}

interface TabProps<Row extends ListRow, Filter extends ListFilter> {
  readonly view: NamedView<Filter>
  readonly source: RowSource<Row, Filter>
  /** Whether its count may be asked for. */
  readonly counted: boolean
  readonly open: boolean
  readonly onOpen: () => void
}

function Tab<Row extends ListRow, Filter extends ListFilter>(props: TabProps<Row, Filter>) {
  const formats = useFormats()
  const count = useRowCount(props.source, props.view.query, { keep: true, enabled: props.counted })
  return (
    <button
      type="button"
      role="tab"
      className={styles.tab}
      aria-selected={props.open}
      tabIndex={props.open ? 0 : -1}
      onClick={props.onOpen}
    >
      {props.view.name}
      {count !== undefined && <em>{formats.number(count)}</em>}
    </button>
  )
}
