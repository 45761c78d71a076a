import type { Uuid } from '../../../../shared/lib/ids.ts'
import { createStore } from '../../../lib/store.ts'

/** The customer in view, for the verbs of the palette. */
interface OpenRecord {
  readonly id: Uuid
  readonly name: string
  readonly mayEdit: boolean
  readonly mayDelete: boolean
  readonly openForm: () => void
}

export const openRecord = createStore<OpenRecord | null>(null)
