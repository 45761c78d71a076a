import { Select } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import type { FieldProps } from './field.ts'
import { useField } from './use-field.tsx'

export interface Choice {
  readonly value: string
  readonly label: string
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[]
  /** Nothing may be chosen. */
  readonly optional?: boolean
}

/** One of a few: typing narrows them, Enter chooses. The value is '' where none is chosen. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { t } = useWords()
  const parts = useField<HTMLInputElement>(props)
  return (
    <Select
      {...parts}
      data={props.choices.map((choice) => ({ ...choice }))}
      value={props.value === '' ? null : props.value}
      onChange={(value) => props.onChange(value ?? '')}
      searchable
      // What is written next narrows the choices: it takes the place of the name of the one that is chosen.
      onClick={({ currentTarget }) => currentTarget.select()}
      // In a form Tab passes through; in the place of the value one came to choose.
      openOnFocus={props.bare ?? false}
      checkIconPosition="right"
      clearable={props.optional ?? false}
      allowDeselect={props.optional ?? false}
      placeholder={t('form.choose')}
      nothingFoundMessage={t('form.noChoice')}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
