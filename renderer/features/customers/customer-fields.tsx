import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import type { Field } from './customer-details.tsx'

/** What head office alone writes of a customer. */
export function useRelationFacts(card: CustomerCard): readonly Field[] {
  const { t } = useWords()
  const formats = useFormats()
  const { customer, agency } = card
  const yesOrNo = (value: boolean | null) => (value === null ? null : t(value ? 'common.yes' : 'common.no'))
  return [
    { label: t('customers.field.status'), value: t(`code.status.${card.status}`) },
    { label: t('customers.field.member'), value: yesOrNo(customer.member) },
    {
      label: t('customers.field.since'),
      value: customer.customerSince && formats.day(customer.customerSince),
    },
    { label: t('customers.field.agency'), value: `${agency.code} ${agency.name}` },
    { label: t('customers.field.salePoint'), value: card.salePoint },
    { label: t('customers.field.bank'), value: yesOrNo(customer.bankCustomer) },
    { label: t('customers.field.property'), value: yesOrNo(customer.propertyCustomer) },
    { label: t('customers.field.updated'), value: formats.moment(customer.updatedAt) },
  ]
}
