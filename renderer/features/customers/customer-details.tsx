import type { ReactNode } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Private } from '../../components/amount/private.tsx'
import { Pairs } from '../../components/record/facts.tsx'
import { Halves } from '../../components/record/record-page.tsx'
import { Nothing, Section } from '../../components/record/section.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useContactFields, useIdentityFields, useRelationFields, useWorkFields } from './customer-fields.tsx'

/** Everything that is written of a customer, in four groups. */
export function CustomerDetails({ card }: { readonly card: CustomerCard }) {
  const { t } = useWords()
  const { notes } = card.customer
  return (
    <>
      <Halves even>
        <Group title={t('customers.details.identity')} fields={useIdentityFields(card)} />
        <Group title={t('customers.details.reach')} fields={useContactFields(card)} />
      </Halves>
      <Halves even>
        <Group title={t('customers.details.relation')} fields={useRelationFields(card)} />
        <Group title={t('customers.details.work')} fields={useWorkFields(card)} />
      </Halves>
      {notes !== null && (
        <Section title={t('customers.field.notes')}>
          <p>
            <Private>{notes}</Private>
          </p>
        </Section>
      )}
    </>
  )
}

interface GroupProps {
  readonly title: string
  readonly fields: readonly Field[]
}

/** A label and its value; null is not known and not listed. */
export interface Field {
  readonly label: string
  readonly value: ReactNode
}

function Group({ title, fields }: GroupProps) {
  const { t } = useWords()
  const known = fields.filter(({ value }) => value !== null && value !== '')
  return (
    <Section title={title}>
      {known.length > 0 ? <Pairs pairs={known} wide /> : <Nothing>{t('customers.details.none')}</Nothing>}
    </Section>
  )
}
