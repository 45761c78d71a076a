import type { ReactNode } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Pairs } from '../../components/record/facts.tsx'
import { Halves } from '../../components/record/record-page.tsx'
import { Section } from '../../components/record/section.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useRelationFacts } from './customer-fields.tsx'
import { useEditing } from './edit/customer-edit.ts'
import { CustomerForm } from './edit/customer-form.tsx'
import { type FieldGroup, fieldsFor } from './edit/fields.ts'
import { InPlace } from './edit/in-place.tsx'
import { useFieldLabel } from './edit/use-field-label.ts'

/** A label and its value; null is not known and not listed. */
export interface Field {
  readonly label: string
  readonly value: ReactNode
}

/** Everything that is written of a customer, each value edited where it stands, or all of them as a form. */
export function CustomerDetails({
  card,
  narrow = false,
}: {
  readonly card: CustomerCard
  readonly narrow?: boolean
}) {
  const { t } = useWords()
  const { form, closeForm } = useEditing()
  const facts = useRelationFacts(card)
  if (form)
    return (
      <CustomerForm
        key={`${form.focus}/${form.turn}`}
        focus={form.focus}
        narrow={narrow}
        onClose={closeForm}
      />
    )
  const parts = [
    <Group
      key="identity"
      group="identity"
      before={[{ label: t('customers.field.kind'), value: t(`customers.kind.${card.customer.kind}`) }]}
    />,
    <Group key="reach" group="reach" />,
    <Group key="relation" group="relation" after={facts} />,
    <Group key="work" group="work" />,
  ]
  return (
    <>
      {narrow ? (
        parts
      ) : (
        <>
          <Halves even>{parts.slice(0, 2)}</Halves>
          <Halves even>{parts.slice(2)}</Halves>
        </>
      )}
      <Section title={t('customers.group.notes')}>
        <InPlace field="notes" place="details" />
      </Section>
    </>
  )
}

interface GroupProps {
  readonly group: FieldGroup
  readonly before?: readonly Field[]
  /** What head office alone writes. */
  readonly after?: readonly Field[]
}

function Group({ group, before = [], after = [] }: GroupProps) {
  const { t } = useWords()
  const label = useFieldLabel()
  const { card } = useEditing()
  const fields = fieldsFor(card.customer.kind)
    .filter((field) => field.group === group)
    .map(({ id }) => ({ label: label(id), value: <InPlace field={id} place="details" /> }))
  const known = after.filter(({ value }) => value !== null && value !== '')
  return (
    <Section title={t(`customers.group.${group}`)}>
      <Pairs pairs={[...before, ...fields, ...known]} wide />
    </Section>
  )
}
