import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Private } from '../../components/amount/private.tsx'
import { Pairs } from '../../components/record/facts.tsx'
import { SideBox } from '../../components/record/side-box.tsx'
import { useWords } from '../../lib/i18n.ts'
import { usePreferred } from './customer-fields.tsx'
import { phoneWords } from './phone.ts'

/** How to reach a customer, beside the card. */
export function CustomerContacts({ card }: { readonly card: CustomerCard }) {
  const { t } = useWords()
  const { customer, agency } = card
  const preferred = usePreferred(customer)
  const pairs = [
    {
      label: t('customers.field.mobile'),
      value: customer.mobile && phoneWords(customer.mobile),
      hidden: true,
    },
    { label: t('customers.field.phone'), value: customer.phone && phoneWords(customer.phone), hidden: true },
    { label: t('customers.field.email'), value: customer.email, hidden: true },
    { label: t('customers.field.pec'), value: customer.pec, hidden: true },
    { label: t('customers.field.prefers'), value: preferred, hidden: false },
    { label: t('customers.field.agency'), value: `${agency.code} ${agency.name}`, hidden: false },
    { label: t('customers.field.salePoint'), value: card.salePoint, hidden: false },
  ].flatMap(({ label, value, hidden }) =>
    value ? [{ label, value: hidden ? <Private>{value}</Private> : value }] : [],
  )
  return (
    <SideBox title={t('customers.details.contacts')}>
      <Pairs pairs={pairs} />
    </SideBox>
  )
}
