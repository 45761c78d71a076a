import type { ReactNode } from 'react'

/** What every field of a form has. */
export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** The focus has left the field: the time to save. */
  readonly onLeave?: (() => void) | undefined
  /** What is wrong, in words; it stands at the field. */
  readonly problem?: string | null | undefined
  /** What helps to fill it in, or what is remarkable about the value without being wrong. */
  readonly hint?: ReactNode
  /** Head office has not confirmed the value yet. */
  readonly pending?: boolean | undefined
  /** The label is read out and not shown: the field stands in the place of its value. */
  readonly bare?: boolean | undefined
  /** It takes the focus when it appears. */
  readonly focused?: boolean | undefined
  readonly name?: string | undefined
}
