import { useWords } from '../../lib/i18n.ts'
import type { FieldProps } from './field.ts'
import { TextField } from './text-field.tsx'

/** A day, typed as people write it (`readDay` reads it). A calendar would be slower than six digits. */
export function DateField(props: FieldProps & { readonly placeholder?: string | undefined }) {
  const { t } = useWords()
  return (
    <TextField
      {...props}
      maxLength={20}
      inputMode="numeric"
      placeholder={props.placeholder ?? t('form.day')}
    />
  )
}
