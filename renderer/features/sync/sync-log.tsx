import { Button } from '@mantine/core'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { Sign } from '../../components/sign/sign.tsx'
import { type Formats, useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { useNow } from '../../lib/use-now.ts'
import { logLine } from './log-line.ts'
import { syncNow, useSyncLog } from './queries.ts'
import { sinceWords } from './since.ts'
import type { LinkLook } from './status.ts'
import styles from './sync-log.module.css'

const shownEvents = 8

interface SyncLogProps {
  readonly status: SyncStatus | undefined
  readonly look: LinkLook
}

/** How old the data are, what is wrong and what to do, and what has come and gone. */
export function SyncLog({ status, look }: SyncLogProps) {
  const { t } = useWords()
  const formats = useFormats()
  const now = useNow(15_000)
  const log = useSyncLog(status && `${status.since}${status.link}${status.checkpointAt}`).data ?? []
  const events = log.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, shownEvents)
  return (
    <div className={styles.log}>
      <div className={styles.head}>
        <Sign kind={look.sign} silent />
        <h3>{look.words}</h3>
        {status && <span className={styles.since}>{sinceWords(status.since, now, formats, t)}</span>}
      </div>
      {status?.problem && <p className={styles.text}>{t(`sync.problem.${status.problem}.text`)}</p>}
      <p className={styles.text}>
        <b title={status?.checkpointAt ? formats.moment(status.checkpointAt) : undefined}>
          {ageWords(status?.checkpointAt ?? null, now, formats, t)}
        </b>{' '}
        {status && t(status.complete ? 'sync.complete' : 'sync.incomplete')}
      </p>
      <div className={styles.actions}>
        <Button onClick={syncNow}>{t('sync.now')}</Button>
      </div>
      <h4 className={styles.eventsTitle}>{t('sync.events')}</h4>
      {events.length === 0 && <p className={styles.none}>{t('sync.noEvents')}</p>}
      <ul className={styles.events}>
        {events.map((entry) => {
          const { sign, words } = logLine(entry, t)
          return (
            <li key={`${entry.at}${entry.kind}`}>
              <Sign kind={sign} silent />
              <span className={styles.words}>{words}</span>
              <time dateTime={entry.at} title={formats.moment(entry.at)}>
                {formats.shortMoment(entry.at)}
              </time>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function ageWords(checkpointAt: string | null, now: number, formats: Formats, t: Translate): string {
  if (!checkpointAt) return t('sync.ageNever')
  if (now - Date.parse(checkpointAt) < 60_000) return t('sync.ageNow')
  return t('sync.age', { age: formats.age(checkpointAt, now) })
}
