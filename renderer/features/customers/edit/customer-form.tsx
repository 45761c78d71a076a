import { Button } from '@mantine/core'
import { useId } from 'react'
import { Kbd } from '../../../components/kbd/kbd.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { useKeys } from '../../../lib/keyboard.ts'
import { useEditing } from './customer-edit.ts'
import styles from './edit.module.css'
import { FieldEditor } from './field-editor.tsx'
import { type FieldGroup, type FieldId, fieldsFor } from './fields.ts'
import { useFieldLabel } from './use-field-label.ts'

const order: readonly FieldGroup[] = ['identity', 'reach', 'work', 'relation', 'notes']

interface CustomerFormProps {
  /** The field that is asked for. */
  readonly focus: FieldId | null
  /** Beside the list, where there is room for one column. */
  readonly narrow?: boolean
  readonly onClose: () => void
}

/** The whole registry of a customer at once. It saves by itself, field by field. */
export function CustomerForm({ focus, narrow = false, onClose }: CustomerFormProps) {
  const { t } = useWords()
  const edit = useEditing()
  const fields = fieldsFor(edit.card.customer.kind).filter(({ id }) => edit.mayWrite(id))
  const first = focus ?? fields[0]?.id ?? null
  useKeys([{ keys: 'Escape', label: 'customers.edit.done', group: 'record', inFields: true, run: onClose }])
  return (
    <form
      className={narrow ? `${styles.form} ${styles.narrow}` : styles.form}
      aria-label={t('customers.edit.form')}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.formHead}>
        <span>{t('customers.edit.hint')}</span>
        <Button type="button" onClick={onClose} rightSection={<Kbd keys="Escape" />}>
          {t('customers.edit.done')}
        </Button>
      </div>
      {order.map((group) => {
        const own = fields.filter((field) => field.group === group)
        return own.length === 0 ? null : (
          <Group
            key={group}
            title={t(`customers.group.${group}`)}
            fields={own.map(({ id }) => id)}
            first={first}
          />
        )
      })}
    </form>
  )
}

interface GroupProps {
  readonly title: string
  readonly fields: readonly FieldId[]
  readonly first: FieldId | null
}

function Group({ title, fields, first }: GroupProps) {
  const id = useId()
  const labelOf = useFieldLabel()
  // A group of one field that bears its name needs no second head.
  const [only] = fields.length === 1 ? fields : []
  const told = only !== undefined && labelOf(only) === title
  return (
    <section {...(told ? { 'aria-label': title } : { 'aria-labelledby': id })} className={styles.group}>
      {!told && <h3 id={id}>{title}</h3>}
      <div className={styles.grid}>
        {fields.map((field) => (
          <div key={field} className={field === 'address' || field === 'notes' ? styles.whole : undefined}>
            <FieldEditor field={field} focused={field === first} />
          </div>
        ))}
      </div>
    </section>
  )
}
