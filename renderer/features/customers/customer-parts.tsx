import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { RecordTabs } from '../../components/record/record-tabs.tsx'
import { useCustomerPanels } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { CustomerDetails } from './customer-details.tsx'
import { CustomerOverview } from './customer-overview.tsx'
import { useEditing } from './edit/customer-edit.ts'

interface CustomerPartsProps {
  readonly card: CustomerCard
  readonly tab: string
  readonly onTab: (tab: string) => void
}

/** The tabs of the card: summary and details are the customer's own, the others come from their features. */
export function CustomerParts({ card, tab, onTab }: CustomerPartsProps) {
  const { t } = useWords()
  const panels = useCustomerPanels().filter(({ Panel }) => Panel)
  const open = panels.find((panel) => panel.id === tab)
  const { closeForm } = useEditing()
  return (
    <RecordTabs
      inset
      tabs={[
        { id: 'summary', label: t('customers.tab.summary') },
        { id: 'details', label: t('customers.tab.details') },
        ...panels.map(({ id, label, count }) => ({ id, label: t(label), count: count?.(card.counts) })),
      ]}
      open={tab}
      onOpen={(next) => {
        if (next !== 'details') closeForm()
        onTab(next)
      }}
    >
      {tab === 'summary' && <CustomerOverview customerId={card.customer.id} />}
      {tab === 'details' && <CustomerDetails card={card} />}
      {open?.Panel && <open.Panel customerId={card.customer.id} />}
    </RecordTabs>
  )
}
