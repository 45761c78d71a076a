import type { Locale } from '../../shared/rpc/shell.ts'
import { setLanguage } from './i18n.ts'
import { shell } from './shell.ts'
import { createStore, useStore } from './store.ts'

export type Theme = 'light' | 'dark' | 'system'
export type Density = 'dense' | 'comfortable'

/** How the desk looks on this computer. No personal data: it lies in the page's own storage, unencrypted. */
export interface Preferences {
  readonly theme: Theme
  readonly density: Density
  readonly language: Locale
}

const storageKey = 'preferences'
const firstPreferences: Preferences = { theme: 'system', density: 'dense', language: 'it' }
const store = createStore(firstPreferences)

/** Reads what was chosen before and applies it. Call before the first drawing. */
export function loadPreferences(): void {
  store.set(parsePreferences(localStorage.getItem(storageKey)))
  apply(store.get())
}

/** Changes some of them; at once, and for the next start. */
export function setPreferences(change: Partial<Preferences>): void {
  const next = { ...store.get(), ...change }
  store.set(next)
  localStorage.setItem(storageKey, JSON.stringify(next))
  apply(next)
}

export function currentPreferences(): Preferences {
  return store.get()
}

export function usePreferences(): Preferences {
  return useStore(store)
}

/** Whatever cannot be read, or is not one of the choices, falls back to the first state. */
export function parsePreferences(text: string | null): Preferences {
  const found = readObject(text)
  return {
    theme: oneOf(['light', 'dark', 'system'], found.theme) ?? firstPreferences.theme,
    density: oneOf(['dense', 'comfortable'], found.density) ?? firstPreferences.density,
    language: oneOf(['it', 'en'], found.language) ?? firstPreferences.language,
  }
}

function readObject(text: string | null): { theme?: unknown; density?: unknown; language?: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value)
}

function apply({ theme, density, language }: Preferences): void {
  document.documentElement.dataset.density = density
  document.documentElement.lang = language
  setLanguage(language)
  void shell().setTheme(theme)
  void shell().setLocale(language)
}
