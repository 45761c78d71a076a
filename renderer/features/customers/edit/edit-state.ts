import type { Uuid } from '../../../../shared/lib/ids.ts'
import { createStore, type Store } from '../../../lib/store.ts'
import type { CustomerKey, FieldId } from './fields.ts'

/** Where on the screen a field is edited: the same one may stand in two places. */
export type Place = 'details' | 'side' | 'form'

/** How the record in view is being edited; several parts of the page share it. */
export interface EditState {
  /** The field that is edited in the place of its value. */
  readonly editing: { readonly field: FieldId; readonly place: Place } | null
  /** Where each field was opened last: with unsaved text it stays open there. */
  readonly places: Readonly<Partial<Record<FieldId, Place>>>
  /** The whole registry stands open as a form; `focus` is the field that was asked for, in its `turn`: the same one may be again. */
  readonly form: { readonly focus: FieldId | null; readonly turn: number } | null
  /** Keys whose field was left as it is: now even what is unfinished is a problem. */
  readonly left: ReadonlySet<CustomerKey>
  /** Why core refused a value. */
  readonly refused: Readonly<Partial<Record<CustomerKey, string>>>
}

const fresh: EditState = { editing: null, places: {}, form: null, left: new Set(), refused: {} }
const states = new Map<Uuid, Store<EditState>>()

export function editStateOf(id: Uuid): Store<EditState> {
  const known = states.get(id)
  if (known) return known
  const made = createStore(fresh)
  states.set(id, made)
  return made
}

/** The record is closed. The store stays: the card may have taken it over from the record beside the list. */
export function resetEditState(id: Uuid): void {
  editStateOf(id).set(fresh)
}
