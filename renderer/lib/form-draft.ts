import { useEffect } from 'react'
import { draftOf } from './drafts.ts'
import { useStore } from './store.ts'

/** The texts of a form that is saved as a whole. */
export interface FormDraft<Field extends string> {
  readonly texts: Readonly<Record<Field, string>>
  /** What the form said where something was typed when that was begun, else what it says now: what the typing is a change of. */
  readonly begun: Readonly<Record<Field, string>>
  readonly type: (texts: Readonly<Partial<Record<Field, string>>>) => void
  /** What was typed the last time, and not saved, stands in the fields. */
  readonly resumed: boolean
  /** Saved, or begun anew. */
  readonly discard: () => void
}

/** A form over what it begins with; what is typed outlives the form and the window (interface.md rule 5). */
export function useFormDraft<Field extends string>(
  key: string,
  initial: Readonly<Record<Field, string>>,
): FormDraft<Field> {
  const draft = draftOf(key)
  const { texts, from } = useStore(draft.typed)
  const found = useStore(draft.found)
  useEffect(() => {
    void draft.load()
    return () => draft.leave()
  }, [draft])
  return {
    texts: { ...initial, ...texts },
    begun: { ...initial, ...present(from) },
    type: (typed) => {
      draft.take()
      draft.write(present(typed), initial)
    },
    resumed: found !== null,
    discard: () => draft.discard(),
  }
}

function present(typed: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [field, text] of Object.entries(typed)) if (typeof text === 'string') texts[field] = text
  return texts
}
