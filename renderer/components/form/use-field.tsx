import { type FocusEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { FieldProps } from './field.ts'
import styles from './form.module.css'
import { PendingMark } from './pending-mark.tsx'

type Control = HTMLInputElement | HTMLTextAreaElement

interface FieldParts<Element extends Control> {
  readonly ref: RefObject<Element | null>
  readonly label: ReactNode
  readonly 'aria-label': string | undefined
  readonly error: ReactNode
  readonly description: ReactNode
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[]
  readonly onBlur: (event: FocusEvent<Element>) => void
  readonly name: string | undefined
  readonly classNames: { readonly input?: string }
}

/** The parts that all fields share: label with the pending mark, hint and problem below, focus on appearing. */
export function useField<Element extends Control>(field: FieldProps): FieldParts<Element> {
  const ref = useRef<Element>(null)
  const { focused } = field
  useEffect(() => {
    if (!focused) return
    const control = ref.current
    control?.focus()
    if (control instanceof HTMLInputElement) control.select()
    // A text of several lines is gone on with, not written anew.
    else control?.setSelectionRange(control.value.length, control.value.length)
  }, [focused])
  return {
    ref,
    label: field.bare ? undefined : (
      <span className={styles.label}>
        {field.label}
        {field.pending && <PendingMark />}
      </span>
    ),
    'aria-label': field.bare ? field.label : undefined,
    error: field.problem || undefined,
    description: field.hint || undefined,
    inputWrapperOrder: ['label', 'input', 'error', 'description'],
    onBlur: () => field.onLeave?.(),
    name: field.name,
    classNames: field.bare ? { input: styles.bare ?? '' } : {},
  }
}
