import { IconHome, IconUserHeart } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useLive } from '../../lib/live-query.ts'
import { useRights } from '../../lib/rights.ts'
import { rpc } from '../../lib/rpc.ts'
import { useStore } from '../../lib/store.ts'
import { type OpenForm, openForm } from './form-state.ts'
import { HouseholdFormDialog } from './household-form.tsx'
import { useHousehold } from './queries.ts'
import { RelationFormDialog } from './relation-form.tsx'

/** The keys of the household and the forms that they open; nothing where the role only reads. */
export function FamilyActions({ customerId }: CustomerPartProps) {
  const mayChange = useRights('relation').create
  const open = useStore(openForm)
  useEffect(() => () => openForm.set(null), [])
  const add = () => openForm.set({ customerId, form: 'relation' })
  const manage = () => openForm.set({ customerId, form: 'household' })
  useKeys([
    {
      keys: 'p',
      label: 'households.add',
      group: 'record',
      enabled: mayChange,
      run: add,
      command: { icon: IconUserHeart, alias: 'households.add.alias', run: add },
    },
    {
      keys: 'h',
      label: 'households.manage',
      group: 'record',
      enabled: mayChange,
      run: manage,
      command: { icon: IconHome, alias: 'households.manage.alias', run: manage },
    },
  ])
  return mayChange && open?.customerId === customerId ? <FamilyForm open={open} /> : null
}

function FamilyForm({ open: { customerId, form } }: { readonly open: OpenForm }) {
  const found = useHousehold(customerId)
  const { data: card } = useLive<CustomerCard>({
    key: ['households', 'card', customerId],
    tables: ['customer'],
    ask: (signal) => rpc.customers.card({ id: customerId }, { signal }),
    keepPrevious: false,
  })
  if (!found || !card) return null
  const { household, people } = found
  switch (form) {
    case 'relation':
      return (
        <RelationFormDialog
          card={card}
          household={household}
          related={people.filter(({ relationId }) => relationId !== null).map((one) => one.customerId)}
        />
      )
    case 'household':
      return <HouseholdFormDialog card={card} household={household} people={people} />
  }
}
