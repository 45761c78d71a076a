import { expect, test } from 'vitest'
import type { ChangeOnCard } from '../../../shared/features/history/contract.ts'
import type { Change } from '../../../shared/features/history/model.ts'
import { translate } from '../../lib/i18n.ts'
import { entriesOf } from './entries.ts'

const customerId = crypto.randomUUID()
const marta = crypto.randomUUID()

function line(change: Partial<Change>, more: Partial<ChangeOnCard> = {}): ChangeOnCard {
  return {
    pending: false,
    thisDevice: true,
    ...more,
    change: {
      id: crypto.randomUUID(),
      agencyId: 1,
      portfolio: 1,
      customerId,
      tbl: 'customer',
      rowId: customerId,
      kind: 'PATCH',
      field: 'mobile',
      oldValue: null,
      newValue: null,
      actorId: marta,
      actorName: 'Rinaldi Marta',
      deviceId: null,
      at: '2026-11-21T09:12:30.000Z',
      source: 'DESK',
      mutationId: null,
      ...change,
    },
  }
}

test('what one person did within a minute is one entry, another person or a later time another one', () => {
  const entries = entriesOf(
    [
      line({ at: '2026-11-21T09:12:30.000Z', field: 'mobile' }),
      line({ at: '2026-11-21T09:12:00.000Z', field: 'email' }),
      line({ at: '2026-11-21T09:11:59.000Z', field: 'pec', actorId: null, actorName: 'Bertone Giorgio' }),
      line({ at: '2026-11-21T09:00:00.000Z', field: 'pec', actorId: null, actorName: 'Bertone Giorgio' }),
    ],
    translate,
  )
  expect(entries.map(({ actor, lines }) => [actor, lines.length])).toEqual([
    ['Rinaldi Marta', 2],
    ['Bertone Giorgio', 1],
    ['Bertone Giorgio', 1],
  ])
})

test('what waits for head office stands apart from what it has confirmed', () => {
  const entries = entriesOf(
    [line({ field: 'mobile' }, { pending: true }), line({ field: 'email' })],
    translate,
  )
  expect(entries.map(({ pending }) => pending)).toEqual([true, false])
})

test('fault 30: an address that was changed by one act is one line, to be put back as one', () => {
  const mutationId = crypto.randomUUID()
  const [entry] = entriesOf(
    [
      line({ mutationId, field: 'postcode', oldValue: '"10126"', newValue: '"10135"' }),
      line({ mutationId, field: 'street', oldValue: '"Via Nizza 118"', newValue: '"Corso Traiano 41"' }),
      line({ field: 'iban', oldValue: '"IT60X"', newValue: null }),
    ],
    translate,
  )
  expect(entry?.lines.map(({ group }) => [group?.label, group?.fields])).toEqual([
    ['Indirizzo', ['street', 'postcode']],
    ['IBAN', ['iban']],
  ])
  expect(entry?.lines[0]?.before).toEqual({ street: 'Via Nizza 118', postcode: '10126' })
  expect(entry?.lines[1]?.after).toEqual({ iban: null })
})

test('a row that was made is one line without fields', () => {
  const [entry] = entriesOf([line({ tbl: 'consent', kind: 'CREATE', field: '' })], translate)
  expect(entry?.lines).toMatchObject([{ tbl: 'consent', kind: 'CREATE', group: null }])
})
