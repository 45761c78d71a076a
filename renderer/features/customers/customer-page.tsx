import { useEffect } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { RecordBar } from '../../components/record/record-bar.tsx'
import { RecordHead, RecordPage } from '../../components/record/record-page.tsx'
import { useCustomerPanels } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { paths } from '../../lib/paths.ts'
import { rpc } from '../../lib/rpc.ts'
import { useAttaching } from '../../lib/use-attaching.ts'
import { CardFailed } from './card-failed.tsx'
import { CustomerContacts } from './customer-contacts.tsx'
import { CustomerIdentity } from './customer-identity.tsx'
import { CustomerParts } from './customer-parts.tsx'
import { CustomerSummary } from './customer-summary.tsx'
import { customersList } from './customers-list.ts'
import { EditActions } from './edit/edit-actions.tsx'
import { Editable, EditableRecord } from './edit/editable.tsx'
import { FoundDraft } from './edit/found-draft.tsx'
import { MissingData } from './edit/missing-data.tsx'
import { GoneBanner } from './gone-banner.tsx'
import { type CardInView, useCardInView } from './use-card-in-view.ts'
import { usePart } from './use-part.ts'
import { type Place, usePlace } from './use-place.ts'
import { WarningChips } from './warning-chips.tsx'

/** The card of a customer on its own. */
export function CustomerPage() {
  const { id = '' } = useParams()
  const view = useCardInView(id)
  const place = usePlace(id)
  const steps = useSteps(id, place)
  const { t } = useWords()
  const drop = useAttaching(view.card && !view.gone ? { customerId: id } : null)
  useEffect(() => {
    // Only a convenience of the search: that it could not be noted is no news to anybody.
    void rpc.search.opened({ id }).catch(() => {})
  }, [id])
  return (
    <RecordPage
      of={id}
      bar={
        <RecordBar
          back={t('customers.title')}
          onBack={steps.back}
          place={place.long}
          name={view.card?.name}
          onPrevious={steps.previous}
          onNext={steps.next}
        />
      }
      main={<CustomerSheet key={id} id={id} view={view} />}
      side={view.card && <CustomerSide id={id} card={view.card} />}
      drop={drop}
    />
  )
}

function CustomerSheet({ id, view }: { readonly id: string; readonly view: CardInView }) {
  const { card, gone, fault, askAgain } = view
  const [tab, setTab] = usePart()
  const panels = useCustomerPanels()
  if (!card) return fault ? <CardFailed id={id} fault={fault} onRetry={askAgain} /> : null
  return (
    <EditableRecord card={card} showDetails={() => setTab('details')}>
      <RecordHead
        identity={<CustomerIdentity card={card} />}
        actions={
          <>
            {panels.map(({ id: panel, Actions }) => Actions && <Actions key={panel} customerId={id} />)}
            <EditActions />
          </>
        }
        warnings={
          <>
            <WarningChips card={card} />
            <MissingData />
          </>
        }
        notices={
          <>
            {gone && <GoneBanner />}
            <FoundDraft />
            {panels.map(({ id: panel, Head }) => Head && <Head key={panel} customerId={id} />)}
          </>
        }
      />
      <CustomerSummary card={card} />
      <CustomerParts card={card} tab={tab} onTab={setTab} />
    </EditableRecord>
  )
}

function CustomerSide({ id, card }: { readonly id: string; readonly card: CustomerCard }) {
  const panels = useCustomerPanels()
  return (
    <>
      <Editable card={card}>
        <CustomerContacts card={card} />
      </Editable>
      {panels.map(({ id: panel, Side }) => Side && <Side key={panel} customerId={id} />)}
    </>
  )
}

interface Steps {
  readonly back: () => void
  readonly previous: (() => void) | null
  readonly next: (() => void) | null
}

/**
 * The way back and the neighbours at the same part, by button and by key. The list follows, so that coming back shows the last one
 * seen, from wherever the card was opened.
 */
function useSteps(id: string, place: Place): Steps {
  const navigate = useNavigate()
  const [part] = usePart()
  const { index } = place
  const follow = (at: number, seen: string) => {
    const { cursor, open } = customersList.get()
    if (cursor !== at) customersList.visit(at, seen, open !== null)
  }
  const visit = (to: string | null, by: -1 | 1) => {
    if (to === null || index === null) return null
    return () => {
      follow(index + by, to)
      void navigate(paths.customerPart(to, part), { replace: true })
    }
  }
  const back = () => {
    if (index !== null) follow(index, id)
    void navigate(paths.customers)
  }
  const previous = visit(place.previous, -1)
  const next = visit(place.next, 1)
  useKeys([
    { keys: 'j', label: 'record.key.next', group: 'record', run: () => next?.() },
    { keys: 'k', label: 'record.key.previous', group: 'record', run: () => previous?.() },
    { keys: 'Escape', label: 'record.key.back', group: 'record', run: back },
  ])
  return { back, previous, next }
}
