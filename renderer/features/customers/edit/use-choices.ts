import {
  atecoSection,
  type Customer,
  incomeBand,
  maritalStatus,
  profession,
  sex,
} from '../../../../shared/features/customers/model.ts'
import { contactChannel } from '../../../../shared/lib/codes.ts'
import type { Choice } from '../../../components/form/choice-field.tsx'
import { type Translate, useWords } from '../../../lib/i18n.ts'
import { maritalWords, professionWords } from '../person-words.ts'
import { useColleagues } from '../queries.ts'
import { useEditing } from './customer-edit.ts'
import type { FieldId } from './fields.ts'

/** What a field offers to choose from; nothing for one that is typed. */
export function useChoices(field: FieldId): readonly Choice[] {
  const { t } = useWords()
  const { card } = useEditing()
  const colleagues = useColleagues(card.customer.agencyId)
  if (field !== 'collaboratorId') return codes(field, card.customer.sex, t)
  const choices = colleagues
    .map((one) => ({ value: one.id, label: `${one.lastName} ${one.firstName}` }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const held = card.collaborator
  // Who has left may still be named on the card, and is no choice for another one.
  return held && !choices.some(({ value }) => value === held.id)
    ? [...choices, { value: held.id, label: held.name }]
    : choices
}

function codes(field: FieldId, of: Customer['sex'], t: Translate): readonly Choice[] {
  switch (field) {
    case 'sex':
      return sex.options.map((value) => ({ value, label: t(`customers.sex.${value}`) }))
    case 'preferredChannel':
      return contactChannel.options.map((value) => ({ value, label: t(`code.channel.${value}`) }))
    case 'maritalStatus':
      return maritalStatus.options.map((value) => ({ value, label: maritalWords(value, of, t) }))
    case 'profession':
      return profession.options.map((value) => ({ value, label: professionWords(value, of, t) }))
    case 'atecoSection':
      return atecoSection.options.map((value) => ({
        value,
        label: `${value}, ${t(`customers.ateco.${value}`)}`,
      }))
    case 'incomeBand':
      return incomeBand.options.map((value) => ({ value, label: t(`customers.income.${value}`) }))
    default:
      return []
  }
}
