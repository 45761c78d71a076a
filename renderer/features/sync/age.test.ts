import { expect, test } from 'vitest'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { formatsOf } from '../../lib/formats.ts'
import { translate } from '../../lib/i18n.ts'
import { ageWords } from './age.ts'

const now = Date.parse('2026-11-21T09:10:00.000Z')
const status: SyncStatus = {
  link: 'online',
  since: '2026-11-21T09:00:00.000Z',
  checkpointAt: '2026-11-21T09:01:00.000Z',
  complete: true,
  progress: null,
  waiting: 0,
  problem: null,
}
const words = (change: Partial<SyncStatus>) => {
  const { lead, rest } = ageWords({ ...status, ...change }, now, formatsOf('it'), translate)
  return `${lead} ${rest}`
}

test('data are not called old where head office tells of each change', () => {
  expect(words({})).toBe(
    'In pari con la Direzione. Ogni novità arriva da sola; tutto è stato ricontrollato 9 minuti fa.',
  )
  expect(words({ checkpointAt: '2026-11-21T09:10:00.000Z' })).toContain('ricontrollato ora.')
})

test('without the link, or with a problem, the age is that of the last complete checkpoint', () => {
  for (const change of [{ link: 'offline' }, { link: 'syncing' }, { problem: 'diverged' }] as const)
    expect(words(change)).toBe(
      'Dati di 9 minuti fa. Tutto ciò che la Direzione aveva fino ad allora è su questo computer.',
    )
})

test('data of this minute are told so', () => {
  expect(words({ link: 'offline', checkpointAt: '2026-11-21T09:09:30.000Z' })).toMatch(/^Dati di adesso\./)
})

test('before the first complete checkpoint figures carry their remark', () => {
  for (const change of [{ checkpointAt: null }, { complete: false }])
    expect(words(change)).toContain('le cifre non sono ancora complete')
})
