import { expect, test } from 'vitest'
import { translate } from '../../lib/i18n.ts'
import { maritalWords, professionWords } from './person-words.ts'

test.each([
  ['CELIBE_NUBILE', 'M', 'celibe'],
  ['CELIBE_NUBILE', 'F', 'nubile'],
  ['CELIBE_NUBILE', null, 'celibe o nubile'],
  ['VEDOVO', 'F', 'vedova'],
  ['CONIUGATO', null, 'coniugato'],
] as const)('marital status %s of %s is "%s"', (status, sex, words) => {
  expect(maritalWords(status, sex, translate)).toBe(words)
})

test.each([
  ['PENSIONATO', 'F', 'pensionata'],
  ['CASALINGA', 'M', 'casalingo'],
  ['STUDENTE', null, 'studente'],
  ['CP4', 'F', 'impiegati d\u2019ufficio'],
] as const)('profession %s of %s is "%s"', (code, sex, words) => {
  expect(professionWords(code, sex, translate)).toBe(words)
})
