import { useWords } from '../../../lib/i18n.ts'
import { fieldLabel } from '../../../lib/step-words.ts'
import { useEditing } from './customer-edit.ts'
import type { FieldId } from './fields.ts'

/** How a field is called for this customer: a firm's name is no surname. */
export function useFieldLabel(): (field: FieldId) => string {
  const { t } = useWords()
  const firm = useEditing().card.customer.kind === 'PG'
  return (field) =>
    field === 'lastName'
      ? t(firm ? 'customers.field.firmName' : 'customers.field.lastName')
      : fieldLabel('customer', field, t)
}
