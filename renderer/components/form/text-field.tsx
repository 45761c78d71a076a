import { Textarea, TextInput } from '@mantine/core'
import type { FieldProps } from './field.ts'
import { useField } from './use-field.tsx'

interface TextFieldProps extends FieldProps {
  readonly maxLength?: number
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric'
  readonly placeholder?: string | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const parts = useField<HTMLInputElement>(props)
  return (
    <TextInput
      {...parts}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      maxLength={props.maxLength ?? 200}
      inputMode={props.inputMode}
      placeholder={props.placeholder}
      autoComplete="off"
      spellCheck={false}
    />
  )
}

interface AreaFieldProps extends TextFieldProps {
  /** Letters that are typed on a choice of the same dialog go here. */
  readonly takesLetters?: boolean
}

/** Several lines. Enter makes a new one; Ctrl+Enter and leaving the field save. */
export function AreaField(props: AreaFieldProps) {
  const parts = useField<HTMLTextAreaElement>(props)
  return (
    <Textarea
      {...parts}
      data-words={props.takesLetters ? '' : undefined}
      autosize
      minRows={3}
      maxRows={12}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      maxLength={props.maxLength ?? 20_000}
      placeholder={props.placeholder}
    />
  )
}
