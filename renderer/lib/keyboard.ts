import type { Icon } from '@tabler/icons-react'
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { LabelKey } from '../../shared/i18n/catalogue.ts'

/** Where a binding is listed on the sheet of keys. */
export type KeyGroup = 'everywhere' | 'page' | 'list' | 'record'

/**
 * What a key does. `keys`: "n", "?", "F8", "ArrowDown", "mod+k", "shift+j"; several are alternatives. A capital letter
 * is written with shift; a sign such as "?" or "/" is written as it prints.
 */
export interface KeyBinding {
  readonly keys: string | readonly string[]
  /** What it does, for the `?` sheet; without one it is not listed. */
  readonly label?: LabelKey
  readonly run: (event: KeyboardEvent) => void
  readonly group?: KeyGroup
  /** Fires while the focus stands in a field too; unless told, only keys with Ctrl or Alt and F-keys do. */
  readonly inFields?: boolean
  /** Fires while a dialog or menu is open too. */
  readonly inOverlays?: boolean
  readonly enabled?: boolean
  /** The palette offers it as a verb, as long as it stands; it needs a label. */
  readonly command?: { readonly icon: Icon; readonly alias?: LabelKey; readonly run: () => void }
}

interface Layer {
  bindings: readonly KeyBinding[]
}

const layers: Layer[] = []
const listeners = new Set<() => void>()
let listed: readonly KeyBinding[] = []

function changed(): void {
  listed = layers.flatMap((layer) => layer.bindings)
  for (const listener of listeners) listener()
}

/**
 * Binds keys as long as the component stands; what was bound last is asked first. Nothing fires while one types in a
 * field or a dialog is open, unless the binding says so.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef<Layer>({ bindings })
  const signature = bindings
    .map((one) => `${[one.keys].flat().join(' ')}:${one.label}:${one.enabled}`)
    .join('|')
  useLayoutEffect(() => {
    layer.current.bindings = bindings
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of keys is told anew only when it differs
  useEffect(changed, [signature])
  useEffect(() => {
    const own = layer.current
    layers.push(own)
    changed()
    return () => {
      layers.splice(layers.indexOf(own), 1)
      changed()
    }
  }, [])
}

/** Every binding that now stands and has a label, the latest first. */
export function useListedKeys(): readonly KeyBinding[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => listed,
  )
  return all.filter((one) => one.label && one.enabled !== false)
}

/** Starts listening; returns the function that ends it. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', noteDialog, { capture: true })
  window.addEventListener('keydown', onKeyDown)
  return () => {
    window.removeEventListener('keydown', noteDialog, { capture: true })
    window.removeEventListener('keydown', onKeyDown)
  }
}

/** Whether a dialog stood when the key went down: Esc has closed it before the bindings are asked. */
let dialogStood = false

function noteDialog(): void {
  dialogStood = document.querySelector('[aria-modal="true"]') !== null
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  // Enter and Space press the button that has the focus, before they are anybody else's.
  if (isPress(event) && isControl(event.target)) return
  const place = { field: isField(event.target), overlay: inOverlay(event.target) }
  for (let at = layers.length - 1; at >= 0; at--) {
    const binding = layers[at]?.bindings.find((one) => fires(one, event, place))
    if (!binding) continue
    event.preventDefault()
    binding.run(event)
    return
  }
}

function fires(
  binding: KeyBinding,
  event: KeyboardEvent,
  place: { field: boolean; overlay: boolean },
): boolean {
  if (binding.enabled === false) return false
  if (place.overlay && !binding.inOverlays) return false
  if (place.field && !(binding.inFields ?? worksInFields(event))) return false
  return [binding.keys].flat().some((keys) => matchesKeys(keys, event))
}

function isPress(event: KeyboardEvent): boolean {
  const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
  return plain && (event.key === 'Enter' || event.key === ' ')
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'button, a[href], summary, input[type="checkbox"], input[type="radio"], [role="button"], [role="tab"], [role="option"]',
    ) !== null
  )
}

function worksInFields(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)
}

/** Whether an event is this combination. */
export function matchesKeys(
  keys: string,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  const parts = keys.split(/\+(?!$)/)
  const key = parts.pop() ?? ''
  const wants = new Set(parts)
  if ((event.ctrlKey || event.metaKey) !== wants.has('mod')) return false
  if (event.altKey !== wants.has('alt')) return false
  // A sign such as "?" is told by what it prints, whichever keys make it on this layout.
  const isSign = key.length === 1 && !/[a-z0-9 ]/i.test(key)
  if (!isSign && event.shiftKey !== wants.has('shift')) return false
  return event.key.toLowerCase() === (key === 'Space' ? ' ' : key.toLowerCase())
}

/** Whether typing goes into this element. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLSelectElement) return true
  if (!(target instanceof HTMLInputElement)) return false
  return !['button', 'checkbox', 'radio', 'submit', 'reset', 'range'].includes(target.type)
}

/**
 * Whether a key was pressed in a dialog or menu. Where it was pressed counts, not where the focus is: a menu that the
 * key has just closed has given it back already.
 */
function inOverlay(target: EventTarget | null): boolean {
  if (target instanceof Element && target !== document.body) return target.closest(overlays) !== null
  return dialogStood
}

const overlays = '[aria-modal="true"], [role="menu"], [data-overlay]'
