import { usePreferences } from './preferences.ts'
import { createStore, useStore } from './store.ts'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const systemScheme = createStore<'light' | 'dark'>(dark.matches ? 'dark' : 'light')
dark.addEventListener('change', () => systemScheme.set(dark.matches ? 'dark' : 'light'))

/** Light or dark, as it stands on the screen now. */
export function useColorScheme(): 'light' | 'dark' {
  const { theme } = usePreferences()
  const system = useStore(systemScheme)
  return theme === 'system' ? system : theme
}
