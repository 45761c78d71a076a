import { Button } from '@mantine/core'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { Sign } from '../../components/sign/sign.tsx'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useNow } from '../../lib/use-now.ts'
import { ageWords } from './age.ts'
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
  const events = useSyncLog(status && `${status.since}${status.link}${status.checkpointAt}`).data ?? []
  const age = status && ageWords(status, now, formats, t)
  return (
    <div className={styles.log}>
      <div className={styles.head}>
        <Sign kind={look.sign} silent />
        <h3>{look.words}</h3>
        {status && <span className={styles.since}>{sinceWords(status.since, now, formats, t)}</span>}
      </div>
      {status?.problem && <p className={styles.text}>{t(`sync.problem.${status.problem}.text`)}</p>}
      {status && age && (
        <p className={styles.text}>
          <b title={status.checkpointAt ? formats.moment(status.checkpointAt) : undefined}>{age.lead}</b>{' '}
          {age.rest}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={syncNow}>{t('sync.now')}</Button>
      </div>
      <h4 className={styles.eventsTitle}>{t('sync.events')}</h4>
      {events.length === 0 && <p className={styles.none}>{t('sync.noEvents')}</p>}
      <ul className={styles.events}>
        {events.slice(0, shownEvents).map((entry) => {
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
