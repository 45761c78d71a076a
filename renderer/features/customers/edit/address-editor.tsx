import { SuggestField } from '../../../components/form/suggest-field.tsx'
import { TextField } from '../../../components/form/text-field.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { useEditing } from './customer-edit.ts'
import styles from './edit.module.css'
import type { CustomerKey } from './fields.ts'
import { placeNamed, suggestPlaces } from './places.ts'

interface AddressEditorProps {
  readonly bare: boolean
  readonly focused: boolean
}

/** Street, postcode, municipality and province: one thing, saved and merged together. */
export function AddressEditor({ bare, focused }: AddressEditorProps) {
  const { t } = useWords()
  const edit = useEditing()
  const pending = edit.isPending('address')
  const propsOf = (key: CustomerKey) => ({
    value: edit.textOf(key),
    onChange: (text: string) => edit.type({ [key]: text }),
    problem: edit.problemOf(key),
    name: key,
  })
  /** A known municipality brings its province. */
  const place = (text: string) => {
    const known = placeNamed(text)
    edit.type({ municipality: text, ...(known ? { province: known.province } : {}) })
  }
  return (
    <fieldset className={bare ? `${styles.address} ${styles.bareAddress}` : styles.address}>
      <legend className={styles.legend}>{t('field.customer.address')}</legend>
      <div className={styles.street}>
        <TextField
          {...propsOf('street')}
          label={t('customers.address.street')}
          focused={focused}
          pending={pending}
        />
      </div>
      <div className={styles.postcode}>
        <TextField {...propsOf('postcode')} label={t('customers.address.postcode')} maxLength={10} />
      </div>
      <div className={styles.municipality}>
        <SuggestField
          {...propsOf('municipality')}
          label={t('customers.address.municipality')}
          onChange={place}
          suggestions={suggestPlaces(edit.textOf('municipality')).map(({ name }) => name)}
        />
      </div>
      <div className={styles.province}>
        <TextField {...propsOf('province')} label={t('customers.address.province')} maxLength={2} />
      </div>
    </fieldset>
  )
}
