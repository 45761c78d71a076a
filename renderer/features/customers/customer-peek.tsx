import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Peek, PeekHead } from '../../components/record/peek.tsx'
import { RecordTabs } from '../../components/record/record-tabs.tsx'
import { useCustomerPanels } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { useAttaching } from '../../lib/use-attaching.ts'
import { CardFailed } from './card-failed.tsx'
import { CustomerDetails } from './customer-details.tsx'
import { CustomerFacts } from './customer-facts.tsx'
import { CustomerIdentityBeside } from './customer-identity.tsx'
import { customersList } from './customers-list.ts'
import { useEditing } from './edit/customer-edit.ts'
import { EditActions } from './edit/edit-actions.tsx'
import { EditableRecord } from './edit/editable.tsx'
import { FoundDraft } from './edit/found-draft.tsx'
import { MissingData } from './edit/missing-data.tsx'
import { GoneBanner } from './gone-banner.tsx'
import { useCardInView } from './use-card-in-view.ts'
import { usePlace } from './use-place.ts'
import { WarningChips } from './warning-chips.tsx'

/** A customer beside the list. */
export function CustomerPeek({ id }: { readonly id: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const place = usePlace(id)
  const { card, gone, fault, askAgain } = useCardInView(id)
  const panels = useCustomerPanels()
  const drop = useAttaching(card && !gone ? { customerId: id } : null)
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
      of={id}
      label={t('customers.card')}
      place={place.short ?? ''}
      onPrevious={visit(place.previous, -1)}
      onNext={visit(place.next, 1)}
      onExpand={() => navigate(paths.customer(id))}
      onClose={() => customersList.patch({ open: null })}
      drop={drop}
    >
      {card && (
        <EditableRecord key={id} card={card} showDetails={() => setTab('details')}>
          <PeekHead
            actions={
              <>
                {panels.map(
                  ({ id: panel, Actions }) => Actions && <Actions key={panel} customerId={id} narrow />,
                )}
                <EditActions narrow />
              </>
            }
          >
            <CustomerIdentityBeside card={card} />
            <WarningChips card={card} short />
            <MissingData />
            {gone && <GoneBanner />}
            <FoundDraft />
            {panels.map(({ id: panel, Head }) => Head && <Head key={panel} customerId={id} narrow />)}
          </PeekHead>
          <PeekParts card={card} tab={tab} onTab={setTab} />
        </EditableRecord>
      )}
      {!card && fault && <CardFailed beside id={id} fault={fault} onRetry={askAgain} />}
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
  const { closeForm } = useEditing()
  const customerId = card.customer.id
  return (
    <RecordTabs
      tabs={[
        { id: 'summary', label: t('customers.tab.summary') },
        { id: 'details', label: t('customers.tab.details') },
        ...tabs.map(({ id, label, count }) => ({ id, label: t(label), count: count?.(card.counts) })),
      ]}
      open={open?.id ?? (tab === 'details' ? tab : 'summary')}
      onOpen={(next) => {
        if (next !== 'details') closeForm()
        onTab(next)
      }}
    >
      {open?.Panel && <open.Panel customerId={customerId} narrow />}
      {!open && tab === 'details' && <CustomerDetails card={card} narrow />}
      {!open && tab !== 'details' && (
        <>
          <CustomerFacts card={card} />
          {panels.map(({ id, Beside }) => Beside && <Beside key={id} customerId={customerId} narrow />)}
        </>
      )}
    </RecordTabs>
  )
}
