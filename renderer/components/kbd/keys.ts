import type { LabelKey } from '../../../shared/i18n/catalogue.ts'
import type { Translate } from '../../lib/i18n.ts'

const named: Readonly<Record<string, LabelKey>> = {
  mod: 'key.ctrl',
  shift: 'key.shift',
  alt: 'key.alt',
  Enter: 'key.enter',
  Escape: 'key.escape',
  Space: 'key.space',
  Tab: 'key.tab',
  Backspace: 'key.backspace',
  Delete: 'key.delete',
  PageUp: 'key.pageUp',
  PageDown: 'key.pageDown',
  Home: 'key.home',
  End: 'key.end',
}
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** The parts of a combination: "mod+k" is mod and k; "+" is itself. */
export function partsOf(keys: string): readonly string[] {
  return keys.split(/\+(?!$)/)
}

/** The keys of a binding ("mod+k") as they are printed, one after the other. */
export function printedKeys(keys: string, t: Translate): readonly string[] {
  return partsOf(keys).map((key) => {
    const label = named[key]
    if (label) return t(label)
    return arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  })
}

/** A binding in the notation of aria-keyshortcuts. */
export function ariaKeys(keys: string): string {
  return partsOf(keys)
    .map((key) => (key === 'mod' ? 'Control' : `${key.charAt(0).toUpperCase()}${key.slice(1)}`))
    .join('+')
}
