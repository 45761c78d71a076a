import type { ReactNode } from 'react'
import { displayIban } from '../../../../shared/lib/iban.ts'
import { displayPhone } from '../../../../shared/lib/phone.ts'
import { Private } from '../../../components/amount/private.tsx'
import { Breakable } from '../../../components/text/breakable.tsx'
import { useFormats } from '../../../lib/formats.ts'
import { useWords } from '../../../lib/i18n.ts'
import { fullAddressOf } from '../address.ts'
import { maritalWords, professionWords } from '../person-words.ts'
import { useEditing } from './customer-edit.ts'
import { type FieldId, fieldOf } from './fields.ts'

/** A field's value as it is read: as text, and as it is shown; null for none. */
export function useShown(field: FieldId): { readonly words: string; readonly shown: ReactNode } | null {
  const words = useFieldWords(field)
  if (words === null || words === '') return null
  const text = <Breakable text={words} />
  return { words, shown: fieldOf(field).private ? <Private>{text}</Private> : text }
}

function useFieldWords(field: FieldId): string | null {
  const { t } = useWords()
  const formats = useFormats()
  const { customer, collaborator } = useEditing().card
  switch (field) {
    case 'sex':
      return customer.sex && t(`customers.sex.${customer.sex}`)
    case 'birthDate':
    case 'optOutSince':
      return customer[field] && formats.day(customer[field])
    case 'address':
      return fullAddressOf(customer)
    case 'mobile':
    case 'phone':
      return customer[field] && displayPhone(customer[field])
    case 'iban':
      return customer.iban && displayIban(customer.iban)
    case 'preferredChannel':
      return customer.preferredChannel && t(`code.channel.${customer.preferredChannel}`)
    case 'maritalStatus':
      return customer.maritalStatus && maritalWords(customer.maritalStatus, customer.sex, t)
    case 'profession':
      return customer.profession && professionWords(customer.profession, customer.sex, t)
    case 'atecoSection':
      return (
        customer.atecoSection && `${customer.atecoSection}, ${t(`customers.ateco.${customer.atecoSection}`)}`
      )
    case 'incomeBand':
      return customer.incomeBand && t(`customers.income.${customer.incomeBand}`)
    case 'collaboratorId':
      return collaborator?.name ?? null
    case 'lastName':
    case 'firstName':
    case 'birthPlace':
    case 'fiscalCode':
    case 'vatNumber':
    case 'email':
    case 'pec':
    case 'preferredHours':
    case 'notes':
      return customer[field]
  }
}
