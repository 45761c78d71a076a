import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Pairs } from '../../components/record/facts.tsx'
import { SideBox } from '../../components/record/side-box.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useEditing } from './edit/customer-edit.ts'
import type { FieldId } from './edit/fields.ts'
import { InPlace } from './edit/in-place.tsx'
import { useFieldLabel } from './edit/use-field-label.ts'

const always: readonly FieldId[] = ['mobile', 'email']
const whenKnown = ['phone', 'pec', 'preferredChannel', 'preferredHours'] as const

/** How to reach a customer, beside the card; edited right there. */
export function CustomerContacts({ card }: { readonly card: CustomerCard }) {
  const { t } = useWords()
  const label = useFieldLabel()
  const { isTyped } = useEditing()
  const { customer, agency } = card
  const shortName = (field: FieldId) => {
    if (field === 'preferredChannel') return t('customers.field.prefers')
    return field === 'preferredHours' ? t('customers.field.hours') : null
  }
  const fields = [...always, ...whenKnown.filter((field) => customer[field] !== null || isTyped(field))]
  const pairs = [
    ...fields.map((field) => ({
      label: shortName(field) ?? label(field),
      value: <InPlace field={field} place="side" among={fields} />,
    })),
    { label: t('customers.field.agency'), value: `${agency.code} ${agency.name}` },
    ...(card.salePoint === null ? [] : [{ label: t('customers.field.salePoint'), value: card.salePoint }]),
  ]
  return (
    <SideBox title={t('customers.details.contacts')}>
      <Pairs pairs={pairs} />
    </SideBox>
  )
}
