import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'

interface AgeWords {
  /** What counts, in bold. */
  readonly lead: string
  readonly rest: string
}

/**
 * How old the data are. Where head office tells of each change by itself, the time of the last check of everything is no age of the
 * data: a feed in which nothing changed is not asked again before the next poll.
 */
export function ageWords(status: SyncStatus, now: number, formats: Formats, t: Translate): AgeWords {
  const { checkpointAt, complete, link, problem } = status
  if (!(complete && checkpointAt)) return { lead: t('sync.ageNever'), rest: t('sync.incomplete') }
  const age = formats.age(checkpointAt, now)
  if (link === 'online' && !problem) return { lead: t('sync.inStep'), rest: t('sync.inStep.text', { age }) }
  const isNow = now - Date.parse(checkpointAt) < 60_000
  return { lead: isNow ? t('sync.ageNow') : t('sync.age', { age }), rest: t('sync.complete') }
}
