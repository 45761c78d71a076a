import { foldText } from '../../../shared/lib/text.ts'

/** A piece of a name, and whether it is what was typed. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/**
 * Marks in a name what was typed: the starts of words, without regard to accents, apostrophes and spaces, as the search
 * finds them ("dangelo" in D’Angelo, "deluca" in De Luca).
 */
export function highlight(name: string, typed: string): readonly Piece[] {
  const folded = foldLetters(name)
  const hits = new Array<boolean>(name.length).fill(false)
  for (const word of foldText(typed).split(/\s+/)) markWord(folded, plain(word), hits)
  return joined(name, hits)
}

interface Folded {
  readonly letters: string
  /** Place in the name of each letter. */
  readonly places: readonly number[]
  /** Places in `letters` where a word begins. */
  readonly starts: readonly number[]
}

function foldLetters(name: string): Folded {
  let letters = ''
  const places: number[] = []
  const starts: number[] = []
  let between = true
  for (let at = 0; at < name.length; at++) {
    const folded = plain(foldText(name.charAt(at)))
    if (folded === '') {
      between = true
      continue
    }
    if (between) starts.push(letters.length)
    between = false
    for (const letter of folded) {
      letters += letter
      places.push(at)
    }
  }
  return { letters, places, starts }
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

function markWord({ letters, places, starts }: Folded, word: string, hits: boolean[]): void {
  if (word === '') return
  const start = starts.find((at) => letters.startsWith(word, at))
  if (start === undefined) return
  const from = places[start] ?? 0
  const to = places[start + word.length - 1] ?? from
  hits.fill(true, from, to + 1)
}

function joined(name: string, hits: readonly boolean[]): readonly Piece[] {
  const pieces: { text: string; hit: boolean }[] = []
  for (let at = 0; at < name.length; at++) {
    const hit = hits[at] ?? false
    const last = pieces.at(-1)
    if (last && last.hit === hit) last.text += name.charAt(at)
    else pieces.push({ text: name.charAt(at), hit })
  }
  return pieces
}
