import { describe, expect, it } from 'vitest'
import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import { consentId } from '../../../shared/features/consents/edits.ts'
import type { Consent } from '../../../shared/features/consents/model.ts'
import { answerEdits, type TypedAnswer } from './answers.ts'
import { keptText, readKept } from './begun.ts'

const of = { customerId: crypto.randomUUID(), controller: 'AGENZIA' } as const
const marta = crypto.randomUUID()
const sitting = { givenOn: '2026-11-22', source: 'AGENZIA', takenById: marta, document: 'Modulo 7' } as const

const open = (purpose: Consent['purpose']): ConsentOnCard => ({ purpose, consent: null, takenBy: null })
const answered = (purpose: Consent['purpose'], fields: Partial<Consent> = {}): ConsentOnCard => ({
  purpose,
  takenBy: null,
  consent: {
    ...of,
    id: crypto.randomUUID(),
    agencyId: 42,
    portfolio: 0,
    purpose,
    value: 'YES',
    givenOn: '2025-05-14',
    source: 'AREA_RISERVATA',
    takenById: null,
    channels: [],
    document: null,
    ...fields,
  },
})
const line = (
  on: ConsentOnCard,
  value: Consent['value'],
  channels: Consent['channels'] = [],
): TypedAnswer => ({
  on,
  value,
  channels,
  begun: null,
})

describe('answers of one sitting', () => {
  it('makes a row where nobody asked, under the id that every desk gives it (R-33)', () => {
    const [edit, ...others] = answerEdits(
      of,
      [line(open('L2'), 'YES', ['EMAIL']), line(open('L3'), 'UNKNOWN')],
      sitting,
    )
    expect(others).toEqual([])
    expect(edit).toMatchObject({
      tbl: 'consent',
      op: 'create',
      id: consentId(of.customerId, 'L2', 'AGENZIA'),
    })
    expect(
      Object.fromEntries(Object.entries(edit?.fields ?? {}).map(([field, { to }]) => [field, to])),
    ).toEqual({
      ...of,
      ...sitting,
      purpose: 'L2',
      value: 'YES',
      channels: ['EMAIL'],
    })
  })

  it('leaves what was answered before with its own day and taker', () => {
    expect(
      answerEdits(of, [line(answered('L1'), 'YES'), line(answered('L4', { value: 'NO' }), 'NO')], sitting),
    ).toEqual([])
  })

  it('writes a withdrawal with its day, and takes the channels away', () => {
    const on = answered('L2', { channels: ['SMS'] })
    const [edit] = answerEdits(of, [line(on, 'WITHDRAWN', ['SMS'])], sitting)
    expect(edit).toMatchObject({ op: 'patch', id: on.consent?.id })
    expect(edit?.fields).toMatchObject({
      value: { from: 'YES', to: 'WITHDRAWN' },
      givenOn: { from: '2025-05-14', to: '2026-11-22' },
      channels: { from: ['SMS'], to: [] },
    })
  })

  it('is a change of what stood there when it was begun, though a colleague answered since', () => {
    const before = readKept(keptText(open('L2')))
    const on = answered('L2', { value: 'NO' })
    const [edit] = answerEdits(of, [{ ...line(on, 'YES'), begun: before }], sitting)
    expect(edit).toMatchObject({ op: 'patch', fields: { value: { from: 'UNKNOWN', to: 'YES' } } })
    expect(answerEdits(of, [{ ...line(on, 'UNKNOWN'), begun: before }], sitting)).toEqual([])
    expect(readKept('{}')).toBeNull()
  })

  it('an answer that is to be asked for again has neither day nor taker', () => {
    const [edit] = answerEdits(of, [line(answered('L5', { takenById: marta }), 'UNKNOWN')], sitting)
    expect(edit?.fields).toMatchObject({
      value: { to: 'UNKNOWN' },
      givenOn: { to: null },
      source: { to: null },
      takenById: { from: marta, to: null },
    })
  })

  it('corrects day, channel and paper of an answer that stays', () => {
    const on = answered('L5')
    const [edit] = answerEdits(of, [line(on, 'YES')], { ...sitting, givenOn: '2025-05-14' }, true)
    expect(Object.keys(edit?.fields ?? {}).toSorted()).toEqual(['document', 'source', 'takenById'])
  })
})
