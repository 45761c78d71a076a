import { expect, test } from 'vitest'
import { deskContract } from '../rpc/desk-contract.ts'
import { english, italian } from './catalogue.ts'

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('every text has the same parameters in both languages', () => {
  const odd = Object.entries(italian).filter(
    ([key, text]) => namesIn(text).join() !== namesIn(english[key as keyof typeof italian]).join(),
  )
  // A singular may say its one without the figure.
  expect(odd.filter(([key]) => !key.endsWith('_one'))).toEqual([])
})

test('every plural has both forms', () => {
  const keys = Object.keys(italian)
  for (const key of keys)
    if (key.endsWith('_one')) expect(keys).toContain(key.replace(/_one$/, '_other'))
    else if (key.endsWith('_other')) expect(keys).toContain(key.replace(/_other$/, '_one'))
})

test('no text is empty or ends in a space', () => {
  for (const text of [...Object.values(italian), ...Object.values(english)]) expect(text).toMatch(/\S$/)
})

test('every error of the contract has words', () => {
  const keys = Object.keys(italian)
  const missing = errorNames(deskContract).filter((name) => !keys.includes(`error.${name}`))
  expect(missing).toEqual([])
})

function errorNames(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  if (!('~orpc' in node)) return Object.values(node).flatMap(errorNames)
  const definition: unknown = node['~orpc']
  if (typeof definition !== 'object' || definition === null || !('errorMap' in definition)) return []
  return Object.keys(definition.errorMap ?? {})
}
