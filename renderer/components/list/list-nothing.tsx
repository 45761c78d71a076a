import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { EmptyState } from '../empty-state/empty-state.tsx'
import { ErrorState } from '../error-state/error-state.tsx'
import type { ListState, ListStore } from './list-store.ts'
import type { ListFilter } from './query.ts'

interface ListNothingProps<Filter extends ListFilter> {
  readonly store: ListStore<Filter>
  readonly state: ListState<Filter>
  readonly failed: boolean
  readonly retry: () => void
  readonly empty: ReactNode
  readonly offer: ((typed: string) => ReactNode) | undefined
}

/** Why a list shows no row, and the first thing to do about it. */
export function ListNothing<Filter extends ListFilter>(props: ListNothingProps<Filter>) {
  const { t } = useWords()
  const { query } = props.state
  if (props.failed)
    return (
      <ErrorState
        title={t('list.failed.title')}
        actions={<Button onClick={props.retry}>{t('common.retry')}</Button>}
      >
        {t('list.failed.text')}
      </ErrorState>
    )
  if (query.filters.length === 0 && query.text.trim() === '') return props.empty
  return (
    <EmptyState
      title={t('list.noMatch.title')}
      actions={
        <>
          <Button variant="filled" onClick={() => props.store.ask({ ...query, filters: [], text: '' })}>
            {t('list.clearFilters')}
          </Button>
          {query.text.trim() !== '' && props.offer?.(query.text.trim())}
        </>
      }
    >
      {t('list.noMatch.text')}
    </EmptyState>
  )
}
