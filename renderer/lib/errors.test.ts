import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { errorWords } from './errors.ts'
import { translate } from './i18n.ts'

test('a declared error has its own words, with what it carries', () => {
  const words = errorWords(
    new ORPCError('MIRROR_NEWER', { data: { fileVersion: 9, knownVersion: 7 } }),
    translate,
  )
  expect(words.name).toBe('MIRROR_NEWER')
  expect(words.text).toContain('(9, qui 7)')
})

test('an unexpected or unknown one gives the reference', () => {
  expect(errorWords(new ORPCError('UNEXPECTED', { data: { id: '7F3A-0412' } }), translate)).toMatchObject({
    reference: '7F3A-0412',
    text: expect.stringContaining('7F3A-0412'),
  })
  expect(errorWords(new ORPCError('SOMETHING_NEW'), translate).text).toContain('SOMETHING_NEW')
})

test('a call that never reached core says so', () => {
  expect(errorWords(new Error('port closed'), translate).name).toBe('NO_CORE')
})
