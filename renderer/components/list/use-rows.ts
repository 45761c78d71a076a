import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { queryClient, useLive } from '../../lib/live-query.ts'
import type { ListFilter, ListQuery } from './query.ts'
import { type Chunks, chunkSize, chunksAround, chunksOf, extentOf, type RowRange } from './row-chunks.ts'
import type { SelectableRow } from './selection.ts'

export interface ListRow {
  readonly id: string
}

/** Where the rows of a list come from: core, which sorts and counts them. */
export interface RowSource<Row extends ListRow, Filter extends ListFilter> {
  /** First word of the questions' keys. */
  readonly name: string
  /** Tables of the mirror that the rows are made of. */
  readonly tables: readonly string[]
  readonly page: (
    query: ListQuery<Filter>,
    offset: number,
    limit: number,
    signal: AbortSignal,
  ) => Promise<readonly Row[]>
  /** So many rows from `offset` on, as a selection keeps them; any number. */
  readonly stretch: (
    query: ListQuery<Filter>,
    offset: number,
    length: number,
    signal: AbortSignal,
  ) => Promise<readonly SelectableRow[]>
  readonly count: (query: ListQuery<Filter>, signal: AbortSignal) => Promise<number>
  /** What all rows of a query sum to, in cents; it reads far more than the count. */
  readonly amount: (query: ListQuery<Filter>, signal: AbortSignal) => Promise<number>
}

export interface Rows<Row extends ListRow> {
  readonly chunks: Chunks<Row>
  /** Rows to make room for; grows until the count has come. */
  readonly extent: number
  /** The count; asked apart, so undefined for a moment after a new question. */
  readonly count: number | undefined
  /** True when the first rows have come: only then may the list say that it is empty. */
  readonly settled: boolean
  readonly failed: boolean
  readonly retry: () => void
}

function pageOf<Row extends ListRow, Filter extends ListFilter>(
  source: RowSource<Row, Filter>,
  query: ListQuery<Filter>,
  chunk: number,
) {
  return {
    queryKey: [source.name, 'page', query, chunk],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      source.page(query, chunk * chunkSize, chunkSize, signal),
    meta: { tables: source.tables },
  }
}

/** Asks for the first rows of a list that is going to be drawn. */
export function askRows<Row extends ListRow, Filter extends ListFilter>(
  source: RowSource<Row, Filter>,
  query: ListQuery<Filter>,
): void {
  void queryClient.prefetchQuery(pageOf(source, query, 0))
}

interface CountOptions {
  /** The count before stays in view while the next is asked for. */
  readonly keep?: boolean
  readonly enabled?: boolean
}

/** The count of a query. */
export function useRowCount<Row extends ListRow, Filter extends ListFilter>(
  source: RowSource<Row, Filter>,
  query: ListQuery<Filter>,
  { keep = false, enabled = true }: CountOptions = {},
): number | undefined {
  // The order does not change the count.
  const { filters, text } = query
  return useLive({
    key: [source.name, 'count', filters, text],
    tables: source.tables,
    ask: (signal) => source.count(query, signal),
    keepPrevious: keep,
    enabled,
  }).data
}

/** The sum of all rows of a query, in cents; asked only where it is shown. */
export function useRowAmount<Row extends ListRow, Filter extends ListFilter>(
  source: RowSource<Row, Filter>,
  query: ListQuery<Filter>,
  shown: boolean,
): number | undefined {
  const { filters, text } = query
  return useLive({
    key: [source.name, 'amount', filters, text],
    tables: source.tables,
    ask: (signal) => source.amount(query, signal),
    keepPrevious: false,
    enabled: shown,
  }).data
}

/** Whether the first rows of a query have come. */
export function useFirstRowsHere<Row extends ListRow, Filter extends ListFilter>(
  source: RowSource<Row, Filter>,
  query: ListQuery<Filter>,
): boolean {
  return useQuery({ ...pageOf(source, query, 0), select: isHere, enabled: false }).data === true
}

const isHere = () => true

/**
 * The rows in view and around. Chunks that came stay at hand for minutes, so that scrolling back and coming back cost
 * nothing. After a new question the old rows stay until the new ones are here.
 */
export function useRows<Row extends ListRow, Filter extends ListFilter>(
  source: RowSource<Row, Filter>,
  query: ListQuery<Filter>,
  range: RowRange,
  leaping: boolean,
): Rows<Row> {
  const count = useRowCount(source, query)
  const inView = chunksOf(range)
  // Who leaps leaves the next screens behind before they come.
  const wanted = leaping ? inView : chunksAround(range, count ?? Number.MAX_SAFE_INTEGER)
  const results = useQueries({
    queries: wanted.map((chunk) => pageOf(source, query, chunk)),
  })
  const signature = results.map((result) => result.dataUpdatedAt).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the results are new objects at every draw; their times are not
  const chunks = useMemo(() => {
    const arrived = wanted.map((chunk, index) => [chunk, results[index]?.data] as const)
    return new Map(arrived.flatMap(([chunk, rows]) => (rows ? [[chunk, rows] as const] : [])))
  }, [query, wanted.join(), signature])

  const complete = inView.every((chunk) => chunks.has(chunk))
  const extent = extentOf(chunks, count)
  // Kept outside of state on purpose: it is the last complete draw, and a further draw to store it would cost a frame.
  const held = useRef({ query, chunks, extent })
  if (complete || held.current.query === query) held.current = { query, chunks, extent }
  const failed = results.some((result) => result.isError)
  return {
    chunks: held.current.chunks,
    extent: held.current.extent,
    count,
    settled: complete && held.current.query === query,
    failed: failed && !complete,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch()
    },
  }
}
