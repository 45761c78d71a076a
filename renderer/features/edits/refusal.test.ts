import { expect, test } from 'vitest'
import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import { rejectionCode } from '../../../shared/sync/mutations.ts'
import { translate } from '../../lib/i18n.ts'
import { refusalOf } from './refusal.ts'

function refused(outcome: MutationInBox['outcome'], follows = false): MutationInBox {
  const id = crypto.randomUUID()
  const at = '2026-11-21T09:12:00.000Z'
  return {
    id,
    tbl: 'customer',
    rowId: id,
    customerId: id,
    name: 'Rossi Paolo',
    op: 'patch',
    fields: { mobile: { from: null, to: '+393475521840' } },
    createdAt: at,
    failures: 0,
    outcome,
    answeredAt: at,
    others: [],
    follows,
  }
}

test('every code of a refusal says why and what to do next', () => {
  const texts = rejectionCode.options.map(
    (code) => refusalOf(refused({ result: 'rejected', code }), translate).text,
  )
  expect(new Set(texts).size).toBe(rejectionCode.options.length)
})

test('the field is named where head office named it', () => {
  const { title, advice } = refusalOf(
    refused({ result: 'rejected', code: 'too_long', field: 'notes' }),
    translate,
  )
  expect(title).toBe('La Direzione non l’ha accettata: Note')
  expect(advice).toBe('open')
})

test('what a field names and is gone is told as such, and the record is still offered to be opened', () => {
  const { title, text, advice, openable } = refusalOf(
    refused({ result: 'rejected', code: 'not_found', field: 'collaboratorId' }),
    translate,
  )
  expect(title).toBe('La Direzione non l’ha accettata: Riferimento')
  expect(text).toContain('Ciò che avevi scelto non c’è più')
  expect([advice, openable]).toEqual(['open', true])
})

test('a customer who has contracts meanwhile is not told as a matter of the role', () => {
  const deleting = {
    ...refused({ result: 'rejected', code: 'forbidden' }),
    op: 'delete',
    fields: {},
  } as const
  expect(refusalOf(deleting, translate)).toMatchObject({
    advice: 'open',
    openable: true,
    text: expect.stringContaining('polizze'),
  })
})

test('fault 32: a record that went to another portfolio is not offered to be opened', () => {
  expect(refusalOf(refused({ result: 'rejected', code: 'scope_lost' }), translate)).toMatchObject({
    advice: 'discard',
    openable: false,
  })
})

test('fault 19: what was put aside after twenty failures may be tried again, and its followers after it', () => {
  expect(refusalOf(refused(null), translate).text).toContain('20 tentativi')
  expect(refusalOf(refused(null, true), translate)).toMatchObject({
    advice: 'retry',
    text: expect.stringContaining('Riprova prima quella'),
  })
})
