import { expect, test } from 'vitest'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { translate } from '../../lib/i18n.ts'
import { linkLook } from './status.ts'

const status = (change: Partial<SyncStatus>): SyncStatus => ({
  link: 'online',
  since: '2026-11-21T09:00:00.000Z',
  checkpointAt: null,
  complete: true,
  progress: null,
  waiting: 0,
  problem: null,
  ...change,
})
const look = (change: Partial<SyncStatus>) => linkLook(status(change), translate)

test('says what is known and no more', () => {
  expect(linkLook(undefined, translate)).toMatchObject({ sign: 'open', words: 'Collego…' })
  expect(look({})).toMatchObject({ sign: 'done', tone: 'plain', words: 'In linea' })
  expect(look({ link: 'syncing' }).words).toBe('Sincronizza')
  expect(look({ link: 'syncing', progress: { done: 1200, total: 9800 } }).words).toBe(
    'Sincronizza 1.200 di 9.800',
  )
  expect(look({ link: 'syncing', progress: { done: 1200, total: 1200 } }).words).toBe(
    'Sincronizza 1.200 righe',
  )
  expect(look({ link: 'connecting' })).toMatchObject({ sign: 'open', tone: 'plain', words: 'Collego…' })
  expect(look({ link: 'offline' })).toMatchObject({ sign: 'wait', tone: 'wait', words: 'Fuori linea' })
  expect(look({ link: 'paused' })).toMatchObject({ sign: 'open', tone: 'plain', words: 'In pausa' })
})

test('names a problem, loudly where a person must act', () => {
  expect(look({ link: 'paused', problem: 'disk-full' })).toMatchObject({ sign: 'late', words: 'Disco pieno' })
  expect(look({ link: 'offline', problem: 'not-head-office' })).toMatchObject({ sign: 'wait', tone: 'wait' })
  expect(look({ link: 'paused', problem: 'server-busy' })).toMatchObject({ sign: 'open', tone: 'plain' })
})

const counts = { waiting: 0, conflicts: 0, refused: 0 }

test('never silent: what waits to be sent and what asks for an answer stand beside the state', () => {
  const beside = (change: Partial<SyncStatus>, more: Partial<typeof counts>) =>
    linkLook(status(change), translate, { ...counts, ...more })
  expect(beside({}, {})).toMatchObject({ sign: 'done', words: 'In linea' })
  expect(beside({}, { waiting: 3 })).toMatchObject({ sign: 'doing', tone: 'plain', words: '3 da inviare' })
  expect(beside({ link: 'syncing' }, { waiting: 3 })).toMatchObject({
    sign: 'doing',
    words: 'Invia 3 modifiche',
  })
  expect(beside({ link: 'offline' }, { waiting: 5 })).toMatchObject({
    sign: 'wait',
    tone: 'wait',
    words: 'Fuori linea, 5 da inviare',
  })
  expect(beside({}, { conflicts: 1 })).toMatchObject({ sign: 'late', tone: 'late', words: '1 conflitto' })
  expect(beside({}, { refused: 1, waiting: 2 }).words).toBe('1 rifiutata, 2 da inviare')
  expect(beside({ link: 'offline' }, { conflicts: 2 }).words).toBe('Fuori linea, 2 conflitti')
  expect(beside({ link: 'paused', problem: 'disk-full' }, { waiting: 1 }).words).toBe(
    'Disco pieno, 1 da inviare',
  )
})
