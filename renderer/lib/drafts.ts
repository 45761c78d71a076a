import { z } from 'zod'
import { type FieldValue, fieldValue } from '../../shared/sync/mutations.ts'
import { showWhile } from '../components/toast/toasts.ts'
import { nameOf } from './errors.ts'
import { translate } from './i18n.ts'
import { rpc } from './rpc.ts'
import { createStore, type Store } from './store.ts'

/** What stands in the fields of a form and is not saved, by field. */
export interface Typed {
  readonly texts: Readonly<Record<string, string>>
  /** What each field held when the first letter was typed: it decides the merge. */
  readonly from: Readonly<Record<string, FieldValue>>
}

const typedShape = z.object({
  texts: z.record(z.string(), z.string()),
  from: z.record(z.string(), fieldValue),
})
const nothing: Typed = { texts: {}, from: {} }
const pauseMs = 300
const againMs = 3000

/** What was typed into one form: in view at once, and kept by core a moment later, so that it outlives the window. */
export class Draft {
  readonly typed: Store<Typed> = createStore<Typed>(nothing)
  /** When it was typed, where it is offered and not taken up again yet. */
  readonly found = createStore<string | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined
  private dirty = false
  private typedAt: string | null = null
  private loading: Promise<void> | undefined
  private readonly key: string

  constructor(key: string) {
    this.key = key
  }

  /** Reads what core has kept; what has been typed here meanwhile wins. */
  load(): Promise<void> {
    this.loading ??= this.read().catch(() => {
      // Asked again when the record is opened the next time.
      this.loading = undefined
    })
    return this.loading
  }

  private async read(): Promise<void> {
    const kept = await rpc.edits.draft({ key: this.key })
    const typed = parsed(kept.value)
    if (!typed || this.dirty || !this.isEmpty()) return
    this.typed.set(typed)
    this.typedAt = kept.savedAt
    this.found.set(this.at())
  }

  isEmpty(): boolean {
    return Object.keys(this.typed.get().texts).length === 0
  }

  /** Sets texts; `from` is kept for those of their fields that are typed into for the first time. */
  write(texts: Readonly<Record<string, string>>, from: Readonly<Record<string, FieldValue>> = {}): void {
    const typed = this.typed.get()
    const own = Object.fromEntries(Object.entries(from).filter(([field]) => field in texts))
    this.put({ texts: { ...typed.texts, ...texts }, from: { ...own, ...typed.from } })
  }

  /** These fields are saved or given up. */
  remove(fields: readonly string[]): void {
    const { texts, from } = this.typed.get()
    this.put({ texts: without(texts, fields), from: without(from, fields) })
  }

  private put(typed: Typed): void {
    this.typed.set(typed)
    if (this.isEmpty()) this.found.set(null)
    this.dirty = true
    this.typedAt = new Date().toISOString()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), pauseMs)
  }

  /** The person goes on with what was found. */
  take(): void {
    this.found.set(null)
  }

  /** The form is closed: what stands in it is offered when it is opened again. */
  leave(): void {
    if (!this.isEmpty()) this.found.set(this.at())
    void this.save()
  }

  private at(): string {
    return this.typedAt ?? new Date().toISOString()
  }

  discard(): void {
    this.put(nothing)
    void this.save()
  }

  /** Hands over what core has not got yet. Where core does not answer it stays to be handed over. */
  async save(): Promise<void> {
    clearTimeout(this.timer)
    if (!this.dirty) return
    const value = this.typed.get()
    try {
      await (this.isEmpty()
        ? rpc.edits.dropDraft({ key: this.key })
        : rpc.edits.saveDraft({ key: this.key, value: JSON.stringify(value) }))
      if (this.typed.get() === value) this.dirty = false
      tellOfRoom(true)
    } catch (fault) {
      // Core is starting anew, or the disk is full: it is tried again with the next letter and when the desk opens.
      if (nameOf(fault) !== 'DISK_FULL') return
      tellOfRoom(false)
      this.timer = setTimeout(() => void this.save(), againMs)
    }
  }
}

/** Ends what is told of a full disk; null while there is room. */
let endTold: (() => void) | null = null

/** Says once, and until there is room again, that what is typed does not outlive the window. */
function tellOfRoom(isRoom: boolean): void {
  if (!isRoom) endTold ??= showWhile(translate('edits.draft.noRoom'))
  else {
    endTold?.()
    endTold = null
  }
}

const drafts = new Map<string, Draft>()
let owner: string | null = null

/** The draft of a form; one and the same for all that show it. */
export function draftOf(key: string): Draft {
  const known = drafts.get(key)
  if (known) return known
  const made = new Draft(key)
  drafts.set(key, made)
  return made
}

/** The desk of this person is open: what could not be kept before is kept now, another's is forgotten. */
export function openDrafts(userId: string): () => void {
  if (owner !== userId) drafts.clear()
  owner = userId
  tellOfRoom(true)
  const flush = () => {
    for (const draft of drafts.values()) void draft.save()
  }
  flush()
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flush)
  return () => {
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', flush)
  }
}

/** A draft that cannot be read any more is one of another version: there is nothing to offer. */
function parsed(value: string | null): Typed | null {
  if (value === null) return null
  try {
    const typed = typedShape.safeParse(JSON.parse(value))
    return typed.success && Object.keys(typed.data.texts).length > 0 ? typed.data : null
  } catch {
    return null
  }
}

function without<Value>(
  all: Readonly<Record<string, Value>>,
  fields: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([field]) => !fields.includes(field)))
}
