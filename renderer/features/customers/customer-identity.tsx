import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import type { Customer } from '../../../shared/features/customers/model.ts'
import { displayPhone } from '../../../shared/lib/phone.ts'
import { Private } from '../../components/amount/private.tsx'
import { Chip } from '../../components/chip/chip.tsx'
import { Identity } from '../../components/record/identity.tsx'
import { useWithoutSide } from '../../components/record/use-without-side.ts'
import { useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { fieldLabel } from '../../lib/step-words.ts'
import { addressOf } from './address.ts'

/** Name, status and reference; born, age, codes, address in one line, and how to reach him where nothing stands beside the card. */
export function CustomerIdentity({ card }: { readonly card: CustomerCard }) {
  const { t } = useWords()
  const formats = useFormats()
  const { customer, status } = card
  const withoutSide = useWithoutSide()
  const born =
    customer.birthDate &&
    t(`customers.bornOn.${customer.sex ?? 'other'}`, { day: formats.day(customer.birthDate) })
  const age = card.age === null ? null : t('customers.age', { count: card.age })
  return (
    <Identity
      main
      name={card.name}
      marks={
        <>
          <Chip>{customer.member ? t(`customers.member.${status}`) : t(`code.status.${status}`)}</Chip>
          {card.collaborator && <Chip>{t('customers.reference', { name: card.collaborator.name })}</Chip>}
        </>
      }
      line={present([
        bornOf(born, age),
        codesOf(card, t),
        addressOf(customer),
        // All of it stands in the side column where there is one.
        ...(withoutSide ? [reachedBy(customer, t), preferenceOf(customer, t)] : []),
      ])}
    />
  )
}

/** What one rings up with, or else writes to. */
function reachedBy(customer: Customer, t: Translate): ReactNode {
  const way = (['mobile', 'phone', 'email', 'pec'] as const).find((field) => customer[field] !== null)
  const value = way && customer[way]
  if (!value) return null
  return (
    <span title={fieldLabel('customer', way, t)}>
      <VisuallyHidden>{fieldLabel('customer', way, t)} </VisuallyHidden>
      <Private>{way === 'mobile' || way === 'phone' ? displayPhone(value) : value}</Private>
    </span>
  )
}

function preferenceOf({ preferredChannel, preferredHours }: Customer, t: Translate): string {
  const channel =
    preferredChannel && t('customers.prefers', { channel: t(`code.channel.${preferredChannel}`) })
  return [channel, preferredHours].filter(Boolean).join(', ')
}

/** Age, codes and how long a customer: what fits beside the list. */
export function CustomerIdentityBeside({ card }: { readonly card: CustomerCard }) {
  const { t } = useWords()
  const since = card.customer.customerSince
  return (
    <Identity
      name={card.name}
      line={present([
        card.age === null ? null : t('customers.age', { count: card.age }),
        codesOf(card, t),
        card.status === 'CLIENTE' && since
          ? t('customers.since', { year: since.slice(0, 4) })
          : t(`code.status.${card.status}`),
      ])}
    />
  )
}

/** The day of birth is veiled, an age by itself is not. */
function bornOf(born: string | null, age: string | null): ReactNode {
  return born ? <Private>{present([born, age]).join(', ')}</Private> : age
}

function codesOf({ customer: { fiscalCode, vatNumber } }: CustomerCard, t: Translate): ReactNode {
  if (vatNumber !== null) return <Private>{t('customers.vat', { number: vatNumber })}</Private>
  return fiscalCode && <Private>{fiscalCode}</Private>
}

function present<Part>(parts: readonly (Part | null | '' | false | undefined)[]): readonly Part[] {
  return parts.filter((part): part is Part => Boolean(part))
}
