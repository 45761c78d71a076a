import { Button } from '@mantine/core'
import type { CustomerCard } from '../../../../shared/features/customers/contract.ts'
import { useWords } from '../../../lib/i18n.ts'
import { fieldName } from '../../../lib/step-words.ts'
import { useEditing } from './customer-edit.ts'
import styles from './edit.module.css'
import { type FieldId, fieldOf } from './fields.ts'

const ofPersons: readonly FieldId[] = ['fiscalCode', 'birthDate', 'birthPlace', 'sex', 'address']
const ofFirms: readonly FieldId[] = ['vatNumber', 'address']

/** What a policy needs and this prospect has not got yet, each a way to its field. */
export function missingData({ customer }: CustomerCard): readonly FieldId[] {
  const wanted = customer.kind === 'PF' ? ofPersons : ofFirms
  const lacks = wanted.filter((id) =>
    fieldOf(id).keys.some((key) => key !== 'birthPlaceCode' && customer[key] === null),
  )
  const reachable = customer.mobile ?? customer.phone ?? customer.email ?? customer.pec
  return reachable === null ? [...lacks, 'mobile'] : lacks
}

export function MissingData() {
  const { t } = useWords()
  const { card, mayWrite, openForm } = useEditing()
  const missing = card.status === 'PROSPECT' ? missingData(card).filter(mayWrite) : []
  if (missing.length === 0) return null
  return (
    <p className={styles.missing}>
      <span>{t('customers.missing')}</span>
      {missing.map((field) => (
        <Button key={field} size="compact-sm" onClick={() => openForm(field)}>
          {field === 'mobile' ? t('customers.missing.reach') : fieldName('customer', field, t)}
        </Button>
      ))}
    </p>
  )
}
