import { expect, test } from 'vitest'
import type { PolicyState } from '../../lib/codes.ts'
import { customerStatusOn } from './status.ts'

const one = (state: PolicyState, expiresOn: string | null = '2025-12-31') => [{ state, expiresOn }]

test.each([
  ['PROSPECT', []],
  ['PROSPECT', one('PROPOSTA')],
  ['PROSPECT', one('EMESSA_NON_PERFEZIONATA')],
  ['PROSPECT', [{ state: 'STORNATA', expiresOn: null, neverPerfected: true }]],
  ['CLIENTE', one('IN_VIGORE')],
  ['CLIENTE', one('IN_VIGORE', '2025-01-31')], // RC auto past its expiry counts until the storno
  ['CLIENTE', one('SOSPESA')],
  ['CLIENTE', one('DISDETTATA', '2025-06-01')],
  ['EX_CLIENTE', one('DISDETTATA', '2025-05-31')],
  ['CLIENTE', one('DISDETTATA', null)],
  ['EX_CLIENTE', one('SCADUTA')],
  ['EX_CLIENTE', one('STORNATA')],
  ['EX_CLIENTE', one('SOSTITUITA')],
  ['CLIENTE', [...one('SOSTITUITA'), ...one('IN_VIGORE')]],
] as const)('%s', (status, policies) => {
  expect(customerStatusOn(policies, '2025-06-01')).toBe(status)
})
