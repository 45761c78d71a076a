// How texts are compared. A name is stored as it was typed; these forms are only for finding it.

/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
}

/** Words that Italians write apart from the name they belong to, or not: De Luca and Deluca are one family. */
const particles: ReadonlySet<string> = new Set(
  'd de di da do dos du del dello della dei degli delle dal dallo dalla dai l la lo li le el al san santa santo st van von der den ter mc mac o abd ben bin'.split(
    ' ',
  ),
)

const ascii = /^[\x20-\x7e]*$/

/**
 * A text without accents, case, controls and direction marks, with single spaces: 'Forlì' gives 'forli', whether it came
 * composed (NFC) or not (NFD). Punctuation stays. Takes any string: lone surrogates and NUL become spaces.
 */
export function foldText(text: string): string {
  let folded = text
  if (!ascii.test(text)) {
    folded = text
      .normalize('NFKD')
      .replace(/\p{M}|\p{Cf}/gu, '')
      .replace(/[‘’‛ʼʹ´`]/g, "'")
  }
  folded = folded.toLowerCase()
  if (!ascii.test(folded)) {
    folded = folded
      .replace(/[ßæœøđðłħıþ]/g, (letter) => plainLetters[letter] ?? letter)
      .replace(/\p{M}/gu, '')
  }
  return folded.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()
}

/** The two forms in which a text is searched, both as folded words divided by single spaces. */
export type SearchForms = {
  /** Every sign that is no letter or digit divides words: "D'Angelo S.r.l." is 'd angelo s r l'. */
  readonly words: string
  /** Apostrophes and dots vanish, single letters and particles join what follows: 'dangelo srl', 'deluca'. */
  readonly joined: string
}

/** Both search forms of a text. A record is found when a query's words, or its joined words, begin words of either. */
export function searchForms(text: string): SearchForms {
  const folded = foldText(text)
  const words = dividedWords(folded)
  const joined = joinParticles(joinInitials(dividedWords(folded.replace(/['.]/g, '')).split(' '))).join(' ')
  return { words, joined }
}

/** The words of a text, folded and divided at every sign; none for a text without letters or digits. */
export function tokens(text: string): string[] {
  const words = searchForms(text).words
  return words === '' ? [] : words.split(' ')
}

/** What a full-text index stores for a text: its words, then the joined ones that differ, without repetition. */
export function searchableText(text: string): string {
  const { words, joined } = searchForms(text)
  if (words === joined) return words
  return [...new Set([...words.split(' '), ...joined.split(' ')])].join(' ')
}

/**
 * A typed or imported text as it is stored: composed (NFC), without controls, direction marks and lone surrogates, spaces
 * single. Line breaks do not survive: not for notes.
 */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
}

function dividedWords(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** 's r l' and 'a b rossi': letters that stand alone in a row become one word. */
function joinInitials(words: readonly string[]): string[] {
  const result: string[] = []
  let run = ''
  for (const word of words) {
    if (word.length === 1 && word >= 'a' && word <= 'z') {
      run += word
      continue
    }
    if (run !== '') result.push(run)
    run = ''
    result.push(word)
  }
  if (run !== '') result.push(run)
  return result
}

/** 'rossi maria de luca' becomes 'rossi maria deluca'; a particle at the end stays alone. */
function joinParticles(words: readonly string[]): string[] {
  const result: string[] = []
  let held = ''
  for (const word of words) {
    held += word
    if (particles.has(word)) continue
    result.push(held)
    held = ''
  }
  if (held !== '') result.push(held)
  return result
}
