import { type ReactNode, useEffect, useRef } from 'react'
import { PendingMark } from '../../../components/form/pending-mark.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { fieldName } from '../../../lib/step-words.ts'
import { useEditing } from './customer-edit.ts'
import styles from './edit.module.css'
import type { Place } from './edit-state.ts'
import { FieldEditor } from './field-editor.tsx'
import { customerFields, type FieldId, fieldsFor } from './fields.ts'
import { CodeMismatch } from './remark.tsx'
import { useFieldLabel } from './use-field-label.ts'
import { useShown } from './use-shown.tsx'

interface InPlaceProps {
  readonly field: FieldId
  readonly place: Exclude<Place, 'form'>
  /** The fields among which Tab goes from one to the next. */
  readonly among?: readonly FieldId[]
}

const everything = customerFields.map(({ id }) => id)

/** A value that is edited where it is read: a click or Enter opens it, leaving it saves. */
export function InPlace({ field, place, among = everything }: InPlaceProps) {
  const edit = useEditing()
  const { t } = useWords()
  const label = useFieldLabel()
  const value = useShown(field)
  const button = useRef<HTMLButtonElement>(null)
  const refocus = useRef(false)
  const here = edit.editing?.field === field && edit.editing.place === place
  const open = here || (edit.isTyped(field) && edit.editing?.field !== field && edit.placeOf(field) === place)
  useEffect(() => {
    if (open || !refocus.current) return
    refocus.current = false
    button.current?.focus()
  }, [open])

  if (!edit.mayWrite(field)) return <Shown field={field}>{value?.shown}</Shown>
  const pending = edit.isPending(field)
  const name = field === 'lastName' ? label(field).toLocaleLowerCase() : fieldName('customer', field, t)
  if (!open)
    return (
      <>
        <button
          ref={button}
          type="button"
          className={styles.value}
          data-place={place}
          aria-label={[
            value ? `${t('form.edit', { field: name })}: ${value.words}` : t('form.addTo', { field: name }),
            pending ? t('form.pending') : '',
          ]
            .filter(Boolean)
            .join('. ')}
          onClick={() => edit.start(field, place)}
        >
          {value ? value.shown : <span className={styles.empty} data-add={t('form.add')} />}
          {pending && <PendingMark />}
        </button>
        {field === 'fiscalCode' && <CodeMismatch />}
      </>
    )
  return (
    <FieldEditor
      field={field}
      bare
      focused={here}
      onDone={(by) => {
        if (by === 'leave') {
          // The next field may have been opened meanwhile.
          if (here) edit.start(null, place)
          return
        }
        const next = by === 'Tab' ? neighbour(1) : by === 'shift+Tab' ? neighbour(-1) : null
        refocus.current = next === null
        edit.start(next, place)
      }}
    />
  )

  function neighbour(by: 1 | -1): FieldId | null {
    const editable = fieldsFor(edit.card.customer.kind)
      .map(({ id }) => id)
      .filter((id) => among.includes(id) && edit.mayWrite(id))
    return editable[editable.indexOf(field) + by] ?? null
  }
}

function Shown({ field, children }: { readonly field: FieldId; readonly children: ReactNode }) {
  const { t } = useWords()
  const edit = useEditing()
  return (
    <span className={styles.shown}>
      {children ?? <span className={styles.empty} title={t('field.empty')} />}
      {edit.isPending(field) && <PendingMark />}
    </span>
  )
}
