import { type ReactNode, useEffect } from 'react'
import type { CustomerCard } from '../../../../shared/features/customers/contract.ts'
import { useKeys } from '../../../lib/keyboard.ts'
import { useRights } from '../../../lib/rights.ts'
import { CustomerEditing } from './customer-edit.ts'
import { resetEditState } from './edit-state.ts'
import { fieldsFor } from './fields.ts'
import { openRecord } from './open-record.ts'
import { customerDraft, useCustomerEdit } from './use-customer-edit.ts'

interface EditableProps {
  readonly card: CustomerCard
  readonly children: ReactNode
}

/** A part of a customer's record whose values can be edited where they stand. */
export function Editable({ card, children }: EditableProps) {
  return <CustomerEditing value={useCustomerEdit(card)}>{children}</CustomerEditing>
}

interface EditableRecordProps extends EditableProps {
  /** Brings the part into view where all fields stand. */
  readonly showDetails: () => void
}

/** The record itself: it binds the keys, offers the verbs of the palette, and keeps what is typed when it is closed. */
export function EditableRecord({ card, showDetails, children }: EditableRecordProps) {
  const edit = useCustomerEdit(card)
  const rights = useRights('customer')
  const { id, kind } = card.customer
  const { openForm } = edit
  const first = fieldsFor(kind).find((field) => edit.mayWrite(field.id))
  useKeys([
    {
      keys: 'e',
      label: 'customers.edit.key',
      group: 'record',
      enabled: first !== undefined && edit.form === null,
      run: () => first && edit.start(first.id, 'details'),
    },
    {
      keys: 'shift+e',
      label: 'customers.edit.formKey',
      group: 'record',
      enabled: first !== undefined,
      run: () => openForm(),
    },
  ])

  useEffect(() => {
    const draft = customerDraft(id)
    void draft.load()
    return () => {
      draft.leave()
      resetEditState(id)
    }
  }, [id])
  const inDetails = edit.form !== null || edit.editing?.place === 'details'
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the beginning of editing brings its part into view
  useEffect(() => {
    if (inDetails) showDetails()
  }, [inDetails])

  const mayDelete = rights.delete && card.status === 'PROSPECT' && card.counts.policies === 0
  useEffect(() => {
    const record = { id, name: card.name, mayEdit: first !== undefined, mayDelete, openForm }
    openRecord.set(record)
    return () => {
      if (openRecord.get() === record) openRecord.set(null)
    }
  })
  return <CustomerEditing value={edit}>{children}</CustomerEditing>
}
