import { createInstance } from 'i18next'
import { useMemo, useSyncExternalStore } from 'react'
import { english, italian, type WordArgs, type WordKey } from '../../shared/i18n/catalogue.ts'
import type { Locale } from '../../shared/rpc/shell.ts'

/** Gives a text in the language in use; a missing parameter or an unknown key does not compile. */
export type Translate = <Key extends WordKey>(key: Key, ...args: WordArgs<Key>) => string

export interface Words {
  readonly t: Translate
  readonly language: Locale
}

const i18n = createInstance()
const listeners = new Set<() => void>()
let language: Locale = 'it'
/** Texts without parameters in the language in use. */
const plainWords = new Map<string, string>()

const numbers: Record<Locale, Intl.NumberFormat> = {
  it: new Intl.NumberFormat('it-IT', { useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB', { useGrouping: 'always' }),
}

void i18n.init({
  lng: language,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  returnNull: false,
  resources: { it: { translation: withMany(italian) } },
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
})

/** Italian has a third plural for whole millions; the catalogues write it as the second. */
function withMany(texts: Readonly<Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = { ...texts }
  for (const [key, text] of Object.entries(texts))
    if (key.endsWith('_other')) all[`${key.slice(0, -'_other'.length)}_many`] = text
  return all
}

/** A text in the language in use, for code outside components. */
export const translate: Translate = (key, ...args) => {
  const [params] = args
  if (params) return look(key, params)
  // A list draws the same few words hundreds of times a second: those without parameters are looked up once.
  const known = plainWords.get(key)
  if (known !== undefined) return known
  const found = look(key, {})
  plainWords.set(key, found)
  return found
}

function look(key: string, params: Readonly<Record<string, string | number>>): string {
  const replace: Record<string, string> = {}
  for (const [name, value] of Object.entries(params))
    replace[name] = typeof value === 'number' ? numbers[language].format(value) : value
  const count = params.count
  return typeof count === 'number'
    ? i18n.t(key, { lng: language, count, replace })
    : i18n.t(key, { lng: language, replace })
}

/** Changes the language of every text at once. */
export function setLanguage(next: Locale): void {
  if (next === language) return
  if (next === 'en' && !i18n.hasResourceBundle('en', 'translation'))
    i18n.addResourceBundle('en', 'translation', withMany(english))
  language = next
  plainWords.clear()
  for (const listener of listeners) listener()
}

export function currentLanguage(): Locale {
  return language
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language in use; the component is drawn again when it changes. */
export function useLanguage(): Locale {
  return useSyncExternalStore(follow, currentLanguage)
}

/** The texts of the language in use. `t` is a new function after a change of language, so it may stand in dependency lists. */
export function useWords(): Words {
  const now = useLanguage()
  return useMemo(() => ({ language: now, t: (key, ...args) => translate(key, ...args) }), [now])
}
