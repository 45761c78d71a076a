import { expect, it } from 'vitest'
import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { fullName, plateWords, shortName } from './policy-name.ts'

const named = (name: string, parts: Partial<PolicyOnCard['policy']>) =>
  ({
    product: { name },
    policy: { plate: null, vehicle: null, insuredObject: null, ...parts },
  }) as PolicyOnCard

it('names a policy in a line of time by its plate or its product', () => {
  expect(shortName(named('Auto', { plate: 'GH482WP' }))).toEqual({ kind: 'Auto', which: 'GH 482 WP' })
  expect(shortName(named('Casa, Abitare Più', {}))).toEqual({ kind: 'Casa', which: 'Abitare Più' })
  expect(shortName(named('Infortuni', {}))).toEqual({ kind: 'Infortuni', which: null })
})

it('names it in a table with its vehicle', () => {
  expect(fullName(named('Auto', { vehicle: 'Fiat Panda' }))).toBe('Auto, Fiat Panda')
  expect(fullName(named('Casa, Abitare Più', {}))).toBe('Casa, Abitare Più')
})

it('spaces only plates of today’s form', () => {
  expect(plateWords('TO 123456')).toBe('TO 123456')
  expect(plateWords('AB123CD')).toBe('AB 123 CD')
})
