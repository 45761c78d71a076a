import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine, foldText, searchableText, searchForms, tokens } from './text.ts'

test.each([
  ['Forlì', 'forli'],
  ['Forlì'.normalize('NFD'), 'forli'],
  ['CANTÙ', 'cantu'],
  ['  Maria \t Rosaria\n', 'maria rosaria'],
  ['D’Angelo', "d'angelo"],
  ['Straße', 'strasse'],
  ['Łukasz Đorđević', 'lukasz dordevic'],
  ['İstanbul', 'istanbul'],
  ['ﬁat', 'fiat'],
  ['Rossi\u0000Mario', 'rossi mario'],
  ['Rossi\u200f\u202eMario', 'rossimario'],
  ['Ro\ud800ssi', 'ro ssi'],
  ['محمد', 'محمد'],
  ['', ''],
])('%j folds to %j', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test.each([
  ["D'Angelo Rosario", 'd angelo rosario', 'dangelo rosario'],
  ['De Luca', 'de luca', 'deluca'],
  ['DELUCA', 'deluca', 'deluca'],
  ['Lo Russo Michele', 'lo russo michele', 'lorusso michele'],
  ['De La Cruz', 'de la cruz', 'delacruz'],
  ['Carrozzeria Dora S.r.l.', 'carrozzeria dora s r l', 'carrozzeria dora srl'],
  ['Carrozzeria Dora S. R. L.', 'carrozzeria dora s r l', 'carrozzeria dora srl'],
  ['F.lli Bosio & C. s.n.c.', 'f lli bosio c s n c', 'flli bosio c snc'],
  ['Rossi-Bianchi', 'rossi bianchi', 'rossi bianchi'],
  ["Sant'Ambrogio", 'sant ambrogio', 'santambrogio'],
  ['GH 482 WP', 'gh 482 wp', 'gh 482 wp'],
  ['Niccolò', 'niccolo', 'niccolo'],
  ["Nicolo' Paganini", 'nicolo paganini', 'nicolo paganini'],
  ['Maria Di', 'maria di', 'maria di'],
  ['...', '', ''],
])('%j is searched as %j and %j', (text, words, joined) => {
  expect(searchForms(text)).toEqual({ words, joined })
})

/** How a search uses the forms: all words of one form of the query begin words of the record. */
function finds(query: string, record: string): boolean {
  const stored = searchableText(record).split(' ')
  const { words, joined } = searchForms(query)
  return [words, joined].some((form) =>
    form.split(' ').every((part) => stored.some((word) => word.startsWith(part))),
  )
}

test.each([
  ['dangelo', "D'Angelo Rosario"],
  ["d'angelo", "D'Angelo Rosario"],
  ["d'angelo", 'Dangelo Rosario'],
  ['rosario angelo', "D'Angelo Rosario"],
  ['deluca', 'De Luca Maria'],
  ['de luca', 'Deluca Maria'],
  ['srl', 'Carrozzeria Dora S.r.l.'],
  ['s.r.l.', 'Carrozzeria Dora SRL'],
  ['forli', 'Forlì'],
  ['forlì'.normalize('NFD'), 'FORLI'],
  ['verd', 'Verdi Giuseppe'],
])('%j finds %j', (query, record) => {
  expect(finds(query, record)).toBe(true)
})

test('tokens', () => {
  expect(tokens("Dall'Ò, Niccolò")).toEqual(['dall', 'o', 'niccolo'])
  expect(tokens(' .. ')).toEqual([])
})

describe('any text', () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
      fc.constantFrom(..." .'aàÀdDe\u0301"),
    ),
  })
  test('property: forms are stable, clean and the same for NFC and NFD', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        const { words, joined } = searchForms(text)
        expect(searchForms(text.normalize('NFC'))).toEqual({ words, joined })
        expect(searchForms(text.normalize('NFD'))).toEqual({ words, joined })
        expect(words).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
        expect(joined.replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
      }),
      { numRuns: 2000 },
    )
  })
  test('ten thousand characters take no time', () => {
    for (const piece of ['a', "'", '.', ' ', 'é', 'e\u0301', '\ud800', '\u0000', 'd ', 's.', '\u202e']) {
      const text = piece.repeat(10_000)
      const start = performance.now()
      searchableText(text)
      cleanLine(text)
      expect(performance.now() - start).toBeLessThan(500)
    }
  })
})

test('a line as it is stored', () => {
  expect(cleanLine('  Rossi\u0000  Mario\r\n')).toBe('Rossi Mario')
  expect(cleanLine('Forli\u0300')).toBe('Forlì')
  expect(cleanLine('abc\u202egpj.exe')).toBe('abcgpj.exe')
})
