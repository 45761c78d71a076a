import type { KeyboardEvent } from 'react'
import { ChoiceField } from '../../../components/form/choice-field.tsx'
import { DateField } from '../../../components/form/date-field.tsx'
import type { FieldProps } from '../../../components/form/field.ts'
import { SuggestField } from '../../../components/form/suggest-field.tsx'
import { AreaField, TextField } from '../../../components/form/text-field.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { AddressEditor } from './address-editor.tsx'
import { useEditing } from './customer-edit.ts'
import type { CustomerKey, FieldId } from './fields.ts'
import { placeNamed, suggestPlaces } from './places.ts'
import { Remark } from './remark.tsx'
import { useChoices } from './use-choices.ts'
import { useFieldLabel } from './use-field-label.ts'

interface FieldEditorProps {
  readonly field: FieldId
  /** In the place of the value: the label is read out only. */
  readonly bare?: boolean
  readonly focused?: boolean
  /** What was typed is saved or given up: `by` says which key ended it. */
  readonly onDone?: (by: 'Enter' | 'Escape' | 'Tab' | 'shift+Tab' | 'leave') => void
}

/** Edits one field of a customer; saved on leaving it, by Enter or Tab; Esc gives up, and offers it back. */
export function FieldEditor({ field, bare = false, focused = false, onDone }: FieldEditorProps) {
  const edit = useEditing()
  const save = async (by: 'Enter' | 'Tab' | 'shift+Tab' | 'leave') => {
    if ((await edit.leave(field)) || by === 'leave') onDone?.(by)
  }
  /** In the very control where the focus is: an address has several, the others one. */
  const isTypedHere = (control: EventTarget) =>
    field === 'address' ? edit.isTypedInto(nameOf(control)) : edit.isTyped(field)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    // Esc closes an open list of choices, and only that.
    if (event.key === 'Escape' && isOpenList(event.target)) event.preventDefault()
    else if (event.key === 'Escape' && (bare || isTypedHere(event.target))) {
      event.preventDefault()
      edit.giveUp(field)
      onDone?.('Escape')
    } else if (event.key === 'Escape' && edit.isTyped(field)) {
      // Typed in another control of the field, which has been left: it is saved, and the form is done. What cannot be saved is kept.
      event.preventDefault()
      void edit.leave(field).then(edit.closeForm)
    } else if (event.key === 'Enter' && savesByEnter(event)) {
      event.preventDefault()
      void save('Enter')
    } else if (event.key === 'Tab' && bare && onDone && endsField(event)) {
      event.preventDefault()
      void save(event.shiftKey ? 'shift+Tab' : 'Tab')
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields within take the keys; here they are only followed
    <div
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) void save('leave')
      }}
    >
      <Control field={field} bare={bare} focused={focused} />
      <Remark field={field} />
    </div>
  )
}

function nameOf(target: EventTarget): string {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.name : ''
}

/** It has been told to close, but still says that it is open. */
function isOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true'
}

/** In several lines Enter is a new line. */
function savesByEnter(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || !(event.target instanceof HTMLTextAreaElement)
}

/** Fields that belong together are left at their ends only. */
function endsField(event: KeyboardEvent<HTMLElement>): boolean {
  const fields = [...event.currentTarget.querySelectorAll('input:not([type="hidden"]), textarea')]
  return event.target === (event.shiftKey ? fields[0] : fields.at(-1))
}

interface ControlProps {
  readonly field: FieldId
  readonly bare: boolean
  readonly focused: boolean
}

function Control({ field, bare, focused }: ControlProps) {
  const edit = useEditing()
  const label = useFieldLabel()(field)
  const choices = useChoices(field)
  const propsOf = (key: CustomerKey): FieldProps => ({
    label,
    value: edit.textOf(key),
    onChange: (text) => edit.type({ [key]: text }),
    problem: edit.problemOf(key),
    pending: edit.isPending(field),
    bare,
    focused,
    name: key,
  })
  switch (field) {
    case 'address':
      return <AddressEditor bare={bare} focused={focused} />
    case 'birthPlace':
      return <BirthPlace field={propsOf('birthPlace')} />
    case 'birthDate':
    case 'optOutSince':
      return <DateField {...propsOf(field)} />
    case 'sex':
    case 'preferredChannel':
    case 'maritalStatus':
    case 'profession':
    case 'atecoSection':
    case 'incomeBand':
    case 'collaboratorId': {
      // A choice is made in one act: it is saved at once.
      const choose = (value: string) => edit.put(field, value)
      return <ChoiceField {...propsOf(field)} onChange={choose} choices={choices} optional />
    }
    case 'notes':
      return <AreaField {...propsOf('notes')} maxLength={20_000} />
    case 'mobile':
    case 'phone':
      return <TextField {...propsOf(field)} inputMode="tel" maxLength={40} />
    case 'email':
    case 'pec':
      return <TextField {...propsOf(field)} inputMode="email" maxLength={254} />
    case 'lastName':
    case 'firstName':
    case 'fiscalCode':
    case 'vatNumber':
    case 'iban':
    case 'preferredHours':
      return <TextField {...propsOf(field)} />
  }
}

function BirthPlace({ field }: { readonly field: FieldProps }) {
  const { t } = useWords()
  const unknown = field.value.trim() !== '' && placeNamed(field.value) === null
  return (
    <SuggestField
      {...field}
      suggestions={suggestPlaces(field.value).map(({ name }) => name)}
      hint={unknown ? t('customers.remark.place') : undefined}
    />
  )
}
