import { currentPreferences, usePreferences } from './preferences.ts'
import { createStore, useStore } from './store.ts'

type Scheme = 'light' | 'dark'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
const systemScheme = createStore<Scheme>(systemDark.matches ? 'dark' : 'light')
systemDark.addEventListener('change', () => systemScheme.set(systemDark.matches ? 'dark' : 'light'))

/** Light or dark, as it stands on the screen now. */
export function useColorScheme(): Scheme {
  const { theme } = usePreferences()
  const system = useStore(systemScheme)
  return theme === 'system' ? system : theme
}

/** The same outside components. */
export function currentScheme(): Scheme {
  const { theme } = currentPreferences()
  return theme === 'system' ? systemScheme.get() : theme
}
