import type { CustomerFilter } from '../../../shared/features/customers/contract.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import type { NamedView } from '../../components/list/index-tabs.tsx'
import { showRefusal, showToast } from '../../components/toast/toasts.ts'
import { applyEdits, deleteEdit } from '../../lib/edits.ts'
import { errorWords } from '../../lib/errors.ts'
import { translate } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/live-query.ts'
import { paths } from '../../lib/paths.ts'
import { rpc } from '../../lib/rpc.ts'
import { problemWords } from '../../lib/step-words.ts'
import { asked, customersList, everybody } from './customers-list.ts'
import { viewsKey } from './queries.ts'

type CustomersView = NamedView<CustomerFilter>

/** Keeps a view, new or changed. */
export async function saveView(view: CustomersView): Promise<void> {
  await tell(async () => {
    await rpc.customers.saveView({
      id: view.id,
      name: view.name,
      query: asked(view.query),
      columns: view.columns.map((column) => ({ ...column })),
    })
  })
}

/** Takes a view away; for ten seconds it can be had back. */
export async function deleteView(view: CustomersView): Promise<void> {
  const done = await tell(async () => {
    await rpc.customers.deleteView({ id: view.id })
  })
  if (!done) return
  if (customersList.get().view === view.id) customersList.show({ id: 'all', query: everybody, columns: [] })
  showToast({
    text: translate('list.viewDeleted', { name: view.name }),
    undo: () => void saveView(view).then(() => customersList.show(view)),
  })
}

async function tell(act: () => Promise<void>): Promise<boolean> {
  try {
    await act()
    await queryClient.invalidateQueries({ queryKey: viewsKey })
    return true
  } catch (fault) {
    showRefusal(errorWords(fault, translate).text)
    return false
  }
}

/** Deletes a prospect. No question: the toast takes it back, and Ctrl+Z for as long as one likes. */
export async function deleteProspect(id: Uuid, navigate: (to: string) => void): Promise<void> {
  const done = await applyEdits([deleteEdit('customer', id)])
  if (!done.applied) {
    const [problem] = done.problems
    if (problem) showRefusal(problemWords(problem, translate))
    return
  }
  customersList.patch({ open: null })
  navigate(paths.customers)
}
