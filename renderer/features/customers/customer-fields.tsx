import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Private } from '../../components/amount/private.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { fullAddressOf } from './address.ts'
import type { Field } from './customer-details.tsx'
import { phoneWords } from './phone.ts'

/** A sensitive value; the veil covers it. */
function hidden(value: string | null) {
  return value === null ? null : <Private>{value}</Private>
}

export function useIdentityFields({ customer }: CustomerCard): readonly Field[] {
  const { t } = useWords()
  const formats = useFormats()
  const firm = customer.kind === 'PG'
  return [
    { label: t('customers.field.kind'), value: t(`customers.kind.${customer.kind}`) },
    { label: t(firm ? 'customers.field.firmName' : 'customers.field.lastName'), value: customer.lastName },
    { label: t('customers.field.firstName'), value: customer.firstName },
    { label: t('customers.field.sex'), value: customer.sex && t(`customers.sex.${customer.sex}`) },
    {
      label: t('customers.field.birthDate'),
      value: hidden(customer.birthDate && formats.day(customer.birthDate)),
    },
    { label: t('customers.field.birthPlace'), value: customer.birthPlace },
    { label: t('customers.field.fiscalCode'), value: hidden(customer.fiscalCode) },
    { label: t('customers.field.vatNumber'), value: hidden(customer.vatNumber) },
  ]
}

export function useContactFields({ customer }: CustomerCard): readonly Field[] {
  const { t } = useWords()
  return [
    { label: t('customers.field.address'), value: fullAddressOf(customer) },
    { label: t('customers.field.mobile'), value: hidden(customer.mobile && phoneWords(customer.mobile)) },
    { label: t('customers.field.phone'), value: hidden(customer.phone && phoneWords(customer.phone)) },
    { label: t('customers.field.email'), value: hidden(customer.email) },
    { label: t('customers.field.pec'), value: hidden(customer.pec) },
    { label: t('customers.field.prefers'), value: usePreferred(customer) },
    { label: t('customers.field.iban'), value: hidden(customer.iban) },
  ]
}

/** "telefono, dopo le 17". */
export function usePreferred(customer: CustomerCard['customer']): string | null {
  const { t } = useWords()
  const { preferredChannel, preferredHours } = customer
  const channel = preferredChannel && t(`code.channel.${preferredChannel}`)
  return [channel, preferredHours].filter(Boolean).join(', ') || null
}

export function useRelationFields(card: CustomerCard): readonly Field[] {
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
    { label: t('customers.field.collaborator'), value: card.collaborator?.name ?? null },
    { label: t('customers.field.agency'), value: `${agency.code} ${agency.name}` },
    { label: t('customers.field.salePoint'), value: card.salePoint },
    { label: t('customers.field.bank'), value: yesOrNo(customer.bankCustomer) },
    { label: t('customers.field.property'), value: yesOrNo(customer.propertyCustomer) },
    { label: t('customers.field.optOut'), value: customer.optOutSince && formats.day(customer.optOutSince) },
    { label: t('customers.field.updated'), value: formats.moment(customer.updatedAt) },
  ]
}

export function useWorkFields({ customer }: CustomerCard): readonly Field[] {
  const { t } = useWords()
  const { maritalStatus, profession, atecoSection, incomeBand } = customer
  return [
    {
      label: t('customers.field.maritalStatus'),
      value: maritalStatus && t(`customers.marital.${maritalStatus}`),
    },
    { label: t('customers.field.profession'), value: profession && t(`customers.profession.${profession}`) },
    {
      label: t('customers.field.ateco'),
      value: atecoSection && `${atecoSection}, ${t(`customers.ateco.${atecoSection}`)}`,
    },
    {
      label: t('customers.field.income'),
      value: incomeBand && <Private>{t(`customers.income.${incomeBand}`)}</Private>,
    },
  ]
}
