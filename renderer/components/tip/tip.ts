type Side = 'top' | 'right'

/** What an element carries so that `TipHost` shows words at it. */
export interface TipMarks {
  readonly 'data-tip': string
  readonly 'data-tip-side'?: Side
}

/** Props for an element that says more when the pointer rests on it or the keys reach it. */
export function tip(words: string, side?: Side): TipMarks {
  return side ? { 'data-tip': words, 'data-tip-side': side } : { 'data-tip': words }
}

/** The marked element at or around a node. */
export function tippedAt(node: EventTarget | null): HTMLElement | null {
  return node instanceof Element ? node.closest<HTMLElement>('[data-tip]') : null
}

/** What a marked element says, and on which side of it. */
export function tipOf({ dataset }: HTMLElement): { readonly words: string; readonly side: Side } {
  return { words: dataset.tip ?? '', side: dataset.tipSide === 'right' ? 'right' : 'top' }
}
