import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Peek, PeekHead } from '../../components/record/peek.tsx'
import { RecordTabs } from '../../components/record/record-tabs.tsx'
import { useCustomerPanels } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { CardFailed } from './card-failed.tsx'
import { CustomerFacts } from './customer-facts.tsx'
import { CustomerIdentityBeside } from './customer-identity.tsx'
import { customersList } from './customers-list.ts'
import { useCustomerCard } from './queries.ts'
import { usePlace } from './use-place.ts'
import { WarningChips } from './warning-chips.tsx'

/** A customer beside the list. */
export function CustomerPeek({ id }: { readonly id: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const place = usePlace(id)
  const { data: card, error, refetch } = useCustomerCard(id)
  /** Which part is open: kept from one customer to the next. */
  const [tab, setTab] = useState('summary')
  // After the rows became others the cursor stands nowhere: the next step starts from the record in view.
  useEffect(() => {
    if (place.index !== null && customersList.get().cursor === null)
      customersList.patch({ cursor: place.index })
  }, [place.index])
  const visit = (to: string | null, by: -1 | 1) =>
    to === null || place.index === null ? null : () => customersList.visit((place.index ?? 0) + by, to, true)
  return (
    <Peek
      label={t('customers.card')}
      place={place.short ?? ''}
      onPrevious={visit(place.previous, -1)}
      onNext={visit(place.next, 1)}
      onExpand={() => navigate(paths.customer(id))}
      onClose={() => customersList.patch({ open: null })}
    >
      {card && (
        <>
          <PeekHead>
            <CustomerIdentityBeside card={card} />
            <WarningChips card={card} short />
          </PeekHead>
          <PeekParts card={card} tab={tab} onTab={setTab} />
        </>
      )}
      {!card && error && <CardFailed beside fault={error} onRetry={() => void refetch()} />}
    </Peek>
  )
}

interface PeekPartsProps {
  readonly card: CustomerCard
  readonly tab: string
  readonly onTab: (tab: string) => void
}

function PeekParts({ card, tab, onTab }: PeekPartsProps) {
  const { t } = useWords()
  const panels = useCustomerPanels()
  const tabs = panels.filter((panel) => panel.Panel && panel.tabBeside)
  const open = tabs.find((panel) => panel.id === tab)
  const customerId = card.customer.id
  return (
    <RecordTabs
      tabs={[
        { id: 'summary', label: t('customers.tab.summary') },
        ...tabs.map(({ id, label, count }) => ({ id, label: t(label), count: count?.(card.counts) })),
      ]}
      open={open?.id ?? 'summary'}
      onOpen={onTab}
    >
      {open?.Panel ? (
        <open.Panel customerId={customerId} narrow />
      ) : (
        <>
          <CustomerFacts card={card} />
          {panels.map(({ id, Beside }) => Beside && <Beside key={id} customerId={customerId} narrow />)}
        </>
      )}
    </RecordTabs>
  )
}
