import { searchForms } from '../../shared/lib/text.ts'

const MOST_WORDS = 12
const LONGEST_WORD = 60

/**
 * The FTS5 expression for what somebody typed: every word as a quoted prefix, either as divided words or as joined ones
 * ("d angelo" and "dangelo" both find D'Angelo). Null when nothing searchable was typed. Operators and quotes in the text are
 * only text: words hold letters and digits alone, and each stands in quotes (fault 51).
 */
export function matchExpression(text: string, column?: 'name' | 'place'): string | null {
  const forms = searchForms(text.slice(0, 200))
  const alternatives = [...new Set([forms.words, forms.joined])]
    .filter((form) => form !== '')
    .map(allPrefixes)
  if (alternatives.length === 0) return null
  const expression = alternatives.map((alternative) => `(${alternative})`).join(' OR ')
  return column ? `${column} : (${expression})` : expression
}

function allPrefixes(words: string): string {
  return words
    .split(' ')
    .slice(0, MOST_WORDS)
    .map((word) => `"${word.slice(0, LONGEST_WORD)}"*`)
    .join(' AND ')
}
