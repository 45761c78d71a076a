import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'

const marked = (name: string, typed: string) =>
  highlight(name, typed)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('')

test('marks the starts of words', () => {
  expect(marked('Cerutti Davide', 'cerut')).toBe('[Cerut]ti Davide')
  expect(marked('Cerutti Davide', 'dav cer')).toBe('[Cer]utti [Dav]ide')
  expect(marked('Cerutti Davide', 'rutti')).toBe('Cerutti Davide')
  expect(marked('Cerutti Davide', '')).toBe('Cerutti Davide')
})

test('passes over accents, apostrophes and spaces after particles', () => {
  expect(marked('D’Angelo Rosario', 'dangelo')).toBe('[D’Angelo] Rosario')
  expect(marked('De Luca Anna', 'deluca')).toBe('[De Luca] Anna')
  expect(marked('Nicolò Forlì', 'nicolo')).toBe('[Nicolò] Forlì')
  expect(marked('Carrozzeria Dora S.r.l.', 'srl')).toBe('Carrozzeria Dora [S.r.l].')
})
