import { createContext, use } from 'react'
import type { CustomerCard } from '../../../../shared/features/customers/contract.ts'
import type { EditState, Place } from './edit-state.ts'
import type { CustomerKey, FieldId } from './fields.ts'
import type { CodeRemark } from './fiscal-code-check.ts'

/** Editing one customer: what stands in the fields, what is wrong with it, and how it is saved. */
export interface CustomerEdit extends Pick<EditState, 'editing' | 'form'> {
  readonly card: CustomerCard
  /** The text of a key: typed and unsaved, else the stored value. */
  readonly textOf: (key: CustomerKey) => string
  readonly type: (texts: Readonly<Partial<Record<CustomerKey, string>>>) => void
  /** Saves what was typed into a field. False when it could not be, with the reason at the field. */
  readonly leave: (field: FieldId) => Promise<boolean>
  /** Writes what needs no typing, such as a choice or the computed code. */
  readonly put: (key: CustomerKey, text: string) => void
  /** Takes what was typed away again, and offers it back. */
  readonly giveUp: (field: FieldId) => void
  readonly problemOf: (key: CustomerKey) => string | null
  readonly isPending: (field: FieldId) => boolean
  readonly mayWrite: (field: FieldId) => boolean
  /** Something stands in the field that is not saved. */
  readonly isTyped: (field: FieldId) => boolean
  /** This very control of it, by its name. */
  readonly isTypedInto: (control: string) => boolean
  readonly start: (field: FieldId | null, place: Place) => void
  /** Where a field with unsaved text stands open. */
  readonly placeOf: (field: FieldId) => Place
  readonly codeRemark: CodeRemark | null
  readonly openForm: (focus?: FieldId) => void
  readonly closeForm: () => void
  /** When the text was typed that was found on opening, and its fields; null when there is none to offer. */
  readonly found: { readonly savedAt: string; readonly fields: readonly FieldId[] } | null
  readonly takeFound: () => void
  readonly discardFound: () => void
}

export const CustomerEditing = createContext<CustomerEdit | null>(null)

export function useEditing(): CustomerEdit {
  const edit = use(CustomerEditing)
  if (!edit) throw new Error('No customer is edited here.')
  return edit
}
