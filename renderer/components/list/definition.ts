import type { ComponentType } from 'react'
import type { SignKind } from '../sign/sign.tsx'
import type { ListColumn } from './columns.ts'
import type { ListFilter } from './query.ts'
import type { ListRow, RowSource } from './use-rows.ts'

export interface FilterEditorProps<Filter extends ListFilter> {
  /** What is being changed; null while nothing has been chosen yet. */
  readonly filter: Filter | null
  /** Null takes the filter away. Takes effect at once: the list behind follows. */
  readonly onChange: (filter: Filter | null) => void
}

/** One thing a list can be narrowed by. */
export interface FilterKind<Filter extends ListFilter> {
  readonly field: Filter['field']
  /** What stands before the value on its chip. */
  readonly title: string
  /** Its name where it is chosen, when the chip's is too short for it. */
  readonly menuTitle?: string
  /** The value as the chip says it. */
  readonly words: (filter: Filter) => string
  readonly Editor: ComponentType<FilterEditorProps<Filter>>
}

export interface RowSign {
  readonly kind: SignKind
  readonly label: string
}

/** What a list is of: rows, columns, filters and words. The rest is the same for every list. */
export interface ListDefinition<Row extends ListRow, Filter extends ListFilter> {
  readonly id: string
  /** Its name for readers. */
  readonly name: string
  readonly source: RowSource<Row, Filter>
  readonly columns: readonly ListColumn<Row>[]
  readonly filters: readonly FilterKind<Filter>[]
  readonly nameOf: (row: Row) => string
  readonly signOf: (row: Row) => RowSign | null
  /** What is summed over a selection, in cents. */
  readonly amountOf: (row: Row) => number
  /** "3 selezionati". */
  readonly selectedWords: (count: number) => string
  /** "1.313,60 € di premi". */
  readonly amountWords: (cents: number) => string
}
