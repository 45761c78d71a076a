import { Autocomplete } from '@mantine/core'
import type { Choice } from './choice-field.tsx'
import type { FieldProps } from './field.ts'
import { useField } from './use-field.tsx'

interface SuggestFieldProps extends FieldProps {
  /** What fits the text, most likely first; anything else may be typed too. */
  readonly suggestions: readonly string[]
  readonly onPick?: (value: Choice['value']) => void
}

/** A line of text that offers what it knows. */
export function SuggestField(props: SuggestFieldProps) {
  const parts = useField<HTMLInputElement>(props)
  return (
    <Autocomplete
      {...parts}
      data={[...props.suggestions]}
      // The caller has narrowed them already, and better than by what they contain.
      filter={({ options }) => options}
      openOnFocus={false}
      value={props.value}
      onChange={props.onChange}
      {...(props.onPick ? { onOptionSubmit: props.onPick } : {})}
      comboboxProps={{ withinPortal: true }}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
    />
  )
}
