import { z } from 'zod'
import { rpc } from './rpc.ts'
import { createStore, type Store } from './store.ts'

/** What stands in the fields of a form and is not saved, by field. */
export type Typed = Readonly<Record<string, string>>

const typedShape = z.record(z.string(), z.string())
const pauseMs = 300

/** What was typed into one form: in view at once, and kept by core a moment later, so that it outlives the window. */
class Draft {
  readonly typed: Store<Typed> = createStore<Typed>({})
  /** Found when the record was opened: typed before, and not taken up again yet. */
  readonly found = createStore<boolean>(false)
  private timer: ReturnType<typeof setTimeout> | undefined
  private dirty = false
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
    if (!typed || this.dirty || Object.keys(this.typed.get()).length > 0) return
    this.typed.set(typed)
    this.found.set(true)
  }

  /** Sets fields; undefined takes one away. */
  write(change: Readonly<Record<string, string | undefined>>): void {
    const next: Record<string, string> = { ...this.typed.get() }
    for (const [field, text] of Object.entries(change))
      if (text === undefined) delete next[field]
      else next[field] = text
    this.typed.set(next)
    this.dirty = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), pauseMs)
  }

  /** The person goes on with what was found. */
  take(): void {
    this.found.set(false)
  }

  discard(): void {
    this.found.set(false)
    this.typed.set({})
    this.dirty = true
    void this.save()
  }

  /** Hands over what core has not got yet. Where core does not answer it stays to be handed over. */
  async save(): Promise<void> {
    clearTimeout(this.timer)
    if (!this.dirty) return
    const value = this.typed.get()
    const empty = Object.keys(value).length === 0
    try {
      await (empty
        ? rpc.edits.dropDraft({ key: this.key })
        : rpc.edits.saveDraft({ key: this.key, value: JSON.stringify(value) }))
      if (this.typed.get() === value) this.dirty = false
    } catch {
      // Core is starting anew or the disk is full: it is tried again with the next letter and when the desk opens.
    }
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
    return typed.success && Object.keys(typed.data).length > 0 ? typed.data : null
  } catch {
    return null
  }
}
