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
  expect(look({ link: 'offline' })).toMatchObject({ sign: 'wait', tone: 'wait', words: 'Fuori linea' })
  expect(look({ link: 'paused' })).toMatchObject({ sign: 'open', tone: 'plain', words: 'In pausa' })
})

test('names a problem, loudly where a person must act', () => {
  expect(look({ link: 'paused', problem: 'disk-full' })).toMatchObject({ sign: 'late', words: 'Disco pieno' })
  expect(look({ link: 'offline', problem: 'not-head-office' })).toMatchObject({ sign: 'wait', tone: 'wait' })
  expect(look({ link: 'paused', problem: 'server-busy' })).toMatchObject({ sign: 'open', tone: 'plain' })
})
