import { currentScheme } from './color-scheme.ts'
import { currentPreferences, setPreferences } from './preferences.ts'

/** From light to dark and back, whatever was chosen before. */
export function switchTheme(): void {
  setPreferences({ theme: currentScheme() === 'dark' ? 'light' : 'dark' })
}

/** From dense to comfortable and back. */
export function switchDensity(): void {
  setPreferences({ density: currentPreferences().density === 'dense' ? 'comfortable' : 'dense' })
}
