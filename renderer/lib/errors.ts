import { ORPCError } from '@orpc/client'
import type { WordKey } from '../../shared/i18n/catalogue.ts'
import { english } from '../../shared/i18n/catalogue.ts'
import type { Translate } from './i18n.ts'

/** A fault in words: what happened, to what, what to do next. */
export interface ErrorWords {
  readonly name: string
  readonly text: string
  /** The id that stands in the log, for an unexpected one. */
  readonly reference: string | null
  /** What the error carries beside its name. */
  readonly data: Readonly<Record<string, string | number>>
}

type ErrorKey = Extract<WordKey, `error.${string}`>

/** Translates whatever a call to core was rejected with. */
export function errorWords(fault: unknown, t: Translate): ErrorWords {
  const name = nameOf(fault)
  const data = dataOf(fault)
  const id = typeof data.id === 'string' ? data.id : null
  const key = `error.${name}`
  if (name === 'UNEXPECTED' || !isErrorKey(key))
    return { name, text: t('error.UNEXPECTED', { id: id ?? name }), reference: id, data }
  return {
    name,
    text: t(key, { id: '', movedTo: '', fileVersion: '', knownVersion: '', ...data }),
    reference: id,
    data,
  }
}

/** The declared name of a fault; a call that never reached core is NO_CORE. */
export function nameOf(fault: unknown): string {
  return fault instanceof ORPCError ? String(fault.code) : 'NO_CORE'
}

function dataOf(fault: unknown): Record<string, string | number> {
  const data: Record<string, string | number> = {}
  if (!(fault instanceof ORPCError)) return data
  const given: unknown = fault.data
  if (typeof given !== 'object' || given === null) return data
  for (const [name, value] of Object.entries(given))
    if (typeof value === 'string' || typeof value === 'number') data[name] = value
  return data
}

function isErrorKey(key: string): key is ErrorKey {
  return key.startsWith('error.') && key in english
}
