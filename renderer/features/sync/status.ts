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
  'signed-out',
  'unexpected',
])

/** Never says more than is known: a problem is named, and while rows come it is told how many of how many. */
export function linkLook(status: SyncStatus | undefined, t: Translate): LinkLook {
  if (!status) return { sign: 'open', tone: 'plain', words: t('sync.connecting') }
  const { link, problem, progress } = status
  if (problem && link !== 'syncing' && link !== 'online') {
    const words = t(`sync.problem.${problem}`)
    if (loudProblems.has(problem)) return { sign: 'late', tone: 'late', words }
    return { sign: link === 'paused' ? 'open' : 'wait', tone: link === 'paused' ? 'plain' : 'wait', words }
  }
  switch (link) {
    case 'online':
      return { sign: 'done', tone: 'plain', words: t('sync.online') }
    case 'syncing':
      return {
        sign: 'doing',
        tone: 'plain',
        words: progressWords(progress, t),
      }
    case 'paused':
      return { sign: 'open', tone: 'plain', words: t('sync.paused') }
    case 'offline':
      return { sign: 'wait', tone: 'wait', words: t('sync.offline') }
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
