import { searchForms } from '../../shared/lib/text.ts'

const MOST_WORDS = 12
const LONGEST_WORD = 60

/**
 * The FTS5 expression for what somebody typed: every word as a quoted prefix, either as divided words or as joined ones
 * ("d angelo" and "dangelo" both find D'Angelo). Null when nothing searchable was typed. Operators and quotes in the text are
 * only text: words hold letters and digits alone, and each stands in quotes (fault 51).
 */
export function matchExpression(text: string, column?: Column): string | null {
  return expressionOf(alternativesOf(text), column)
}

/**
 * The same without the letters that stand alone, which FTS5 looks up slowly; `wordsBeginSo` then tells who has them too.
 * Null when no letter stands alone, or nothing else was typed.
 */
export function longWordsExpression(text: string, column?: Column): string | null {
  const alternatives = alternativesOf(text)
  const long = alternatives.map((words) => words.filter((word) => word.length > 1))
  if (long.some((words) => words.length === 0)) return null
  const shorter = long.some((words, index) => words.length < (alternatives[index]?.length ?? 0))
  return shorter ? expressionOf(long, column) : null
}

/** Whether stored normal forms (`searchableText`) are what somebody typed, by the rule of `matchExpression`. */
export function wordsBeginSo(stored: string, text: string): boolean {
  const words = stored.split(' ')
  return alternativesOf(text).some((typed) =>
    typed.every((prefix) => words.some((word) => word.startsWith(prefix))),
  )
}

type Column = 'name' | 'place'

/** The words that were typed, in either form. */
function alternativesOf(text: string): string[][] {
  const forms = searchForms(text.slice(0, 200))
  return [...new Set([forms.words, forms.joined])]
    .filter((form) => form !== '')
    .map((form) =>
      form
        .split(' ')
        .slice(0, MOST_WORDS)
        .map((word) => word.slice(0, LONGEST_WORD)),
    )
}

function expressionOf(
  alternatives: readonly (readonly string[])[],
  column: Column | undefined,
): string | null {
  if (alternatives.length === 0) return null
  const expression = alternatives
    .map((words) => `(${words.map((word) => `"${word}"*`).join(' AND ')})`)
    .join(' OR ')
  return column ? `${column} : (${expression})` : expression
}
