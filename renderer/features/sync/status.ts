import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import type { SignKind } from '../../components/sign/sign.tsx'
import type { Translate } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'
import { createWatch, useWatch } from '../../lib/watch.ts'

/** How the link with head office stands, as core tells it. */
export const syncStatus = createWatch<SyncStatus>((signal) => rpc.sync.watch(undefined, { signal }))

/** The state of the link; undefined until core has spoken. */
export function useSyncStatus(): SyncStatus | undefined {
  return useWatch(syncStatus)
}

/** A state of the link as the bar shows it: a sign, words, and how loud they are. */
export interface LinkLook {
  readonly sign: SignKind
  readonly tone: 'plain' | 'wait' | 'late'
  readonly words: string
}

const loudProblems = new Set<SyncStatus['problem']>([
  'disk-full',
  'too-old',
  'clock',
  'certificate',
  'signed-out',
  'unexpected',
])

/** What waits to be sent, and what waits for an answer. */
export interface EditCounts {
  readonly waiting: number
  readonly conflicts: number
  readonly refused: number
}

const nothing: EditCounts = { waiting: 0, conflicts: 0, refused: 0 }

/**
 * Never says more than is known: a problem is named, and while rows come it is told how many of how many. What waits and
 * what asks is always told beside it; what asks for an answer is loudest.
 */
export function linkLook(
  status: SyncStatus | undefined,
  t: Translate,
  counts: EditCounts = nothing,
): LinkLook {
  const link = stateLook(status, counts.waiting, t)
  const asks = [
    counts.conflicts > 0 ? t('sync.conflicts', { count: counts.conflicts }) : '',
    counts.refused > 0 ? t('sync.refused', { count: counts.refused }) : '',
  ].filter(Boolean)
  const waits = counts.waiting > 0 ? t('sync.waiting', { count: counts.waiting }) : ''
  if (asks.length > 0) {
    // That the link is well goes without saying once something asks for an answer.
    const state = link.well ? [] : [link.words]
    return { sign: 'late', tone: 'late', words: [...state, ...asks, waits].filter(Boolean).join(', ') }
  }
  const { sign, tone } = link
  if (waits === '' || link.saysWaiting) return { sign, tone, words: link.words }
  if (link.well) return { sign: 'doing', tone: 'plain', words: waits }
  return { sign, tone, words: `${link.words}, ${waits}` }
}

interface StateLook extends LinkLook {
  /** In line or bringing rows: nothing is the matter. */
  readonly well: boolean
  /** The words tell how much is being sent. */
  readonly saysWaiting?: boolean
}

function stateLook(status: SyncStatus | undefined, waiting: number, t: Translate): StateLook {
  if (!status) return { sign: 'open', tone: 'plain', words: t('sync.connecting'), well: false }
  const { link, problem, progress } = status
  if (problem && link !== 'syncing' && link !== 'online') {
    const words = t(`sync.problem.${problem}`)
    if (loudProblems.has(problem)) return { sign: 'late', tone: 'late', words, well: false }
    const paused = link === 'paused'
    return { sign: paused ? 'open' : 'wait', tone: paused ? 'plain' : 'wait', words, well: false }
  }
  switch (link) {
    case 'connecting':
      return { sign: 'open', tone: 'plain', words: t('sync.connecting'), well: false }
    case 'online':
      return { sign: 'done', tone: 'plain', words: t('sync.online'), well: true }
    case 'syncing':
      if (waiting > 0 && (!progress || progress.done === 0))
        return {
          sign: 'doing',
          tone: 'plain',
          words: t('sync.sending', { count: waiting }),
          well: true,
          saysWaiting: true,
        }
      return { sign: 'doing', tone: 'plain', words: progressWords(progress, t), well: true }
    case 'paused':
      return { sign: 'open', tone: 'plain', words: t('sync.paused'), well: false }
    case 'offline':
      return { sign: 'wait', tone: 'wait', words: t('sync.offline'), well: false }
  }
}

/** Until the total is known it follows what is done; to say "17 of 17" then would be a lie. */
export function knownTotal(progress: SyncStatus['progress']): number | null {
  return progress && progress.total > progress.done ? progress.total : null
}

function progressWords(progress: SyncStatus['progress'], t: Translate): string {
  if (!progress || progress.done === 0) return t('sync.syncing')
  const total = knownTotal(progress)
  return total === null
    ? t('sync.syncingRows', { count: progress.done })
    : t('sync.syncingOf', { done: progress.done, total })
}
