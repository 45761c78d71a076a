import type { z } from 'zod'
import type { syncLogEntry } from '../../../shared/features/sync/contract.ts'
import type { SignKind } from '../../components/sign/sign.tsx'
import type { Translate } from '../../lib/i18n.ts'

type Entry = z.infer<typeof syncLogEntry>

/** An event of the link in words. */
export function logLine(entry: Entry, t: Translate): { sign: SignKind; words: string } {
  const count = entry.count
  switch (entry.kind) {
    case 'connected':
      return { sign: 'done', words: t('sync.event.connected') }
    case 'lost':
      return { sign: 'wait', words: t('sync.event.lost') }
    case 'checkpoint':
      return { sign: 'done', words: t('sync.event.checkpoint', { count }) }
    case 'first-sync':
      return { sign: 'done', words: t('sync.event.first-sync', { count }) }
    case 'torn-page':
      return { sign: 'info', words: t('sync.event.torn-page') }
    case 'repaired':
      return { sign: 'info', words: t('sync.event.repaired', { count }) }
    case 'watchdog':
      return { sign: 'info', words: t('sync.event.watchdog') }
    case 'refused':
      return { sign: 'late', words: t('sync.event.refused') }
  }
}
