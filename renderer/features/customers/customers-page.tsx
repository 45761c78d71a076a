import { useEffect } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { EmptyState } from '../../components/empty-state/empty-state.tsx'
import { IndexTabs } from '../../components/list/index-tabs.tsx'
import { List } from '../../components/list/list.tsx'
import { ListPage } from '../../components/list/list-page.tsx'
import { useListState } from '../../components/list/list-store.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { besideParam, paths } from '../../lib/paths.ts'
import { useRights } from '../../lib/rights.ts'
import { CustomerPeek } from './customer-peek.tsx'
import { customerRows, customersList } from './customers-list.ts'
import { useCustomersDefinition } from './definition.ts'
import { deleteView, saveView } from './mutations.ts'
import { NewProspectButton } from './prospect/new-prospect-button.tsx'
import { usePosition } from './queries.ts'
import { useViews } from './views.ts'

/** The customers: the list, and beside it the one that is looked at. */
export function CustomersPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { open } = useListState(customersList)
  const definition = useCustomersDefinition()
  const { create } = useRights('customer')
  useAskedBeside()
  useKeys([
    {
      keys: 'n',
      label: 'customers.new',
      group: 'page',
      enabled: create,
      run: () => void navigate(paths.newCustomer()),
    },
  ])
  return (
    <ListPage
      tabs={
        <IndexTabs
          title={t('customers.title')}
          views={useViews()}
          store={customersList}
          source={customerRows}
          onSave={(view) => void saveView(view)}
          onDelete={(view) => void deleteView(view)}
          action={create && <NewProspectButton />}
        />
      }
      list={
        <List
          definition={definition}
          store={customersList}
          onExpand={(row) => void navigate(paths.customer(row.id))}
          empty={
            <EmptyState title={t('customers.empty.title')} actions={create && <NewProspectButton />}>
              {t('customers.empty.text')}
            </EmptyState>
          }
          {...(create ? { offer: (typed: string) => <NewProspectButton typed={typed} /> } : {})}
        />
      }
      beside={open === null ? null : <CustomerPeek id={open} />}
    />
  )
}

/** An address may name the customer to show beside. The list goes to him where it has him, and stays as it is where it has not. */
function useAskedBeside(): void {
  const [search, setSearch] = useSearchParams()
  const asked = search.get(besideParam)
  const { query } = useListState(customersList)
  const index = usePosition(query, asked)
  useEffect(() => {
    if (asked !== null) customersList.patch({ open: asked })
  }, [asked])
  useEffect(() => {
    if (asked === null || index === undefined) return
    if (index !== null) customersList.visit(index, asked, true)
    setSearch({}, { replace: true })
  }, [asked, index, setSearch])
}
