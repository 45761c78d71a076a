import { Progress } from '../../components/progress/progress.tsx'
import { useWords } from '../../lib/i18n.ts'
import styles from './first-sync.module.css'
import { knownTotal, useSyncStatus } from './status.ts'

/** The first sync as it goes on: the desk is usable, its figures are not complete. */
export function FirstSync() {
  const { t } = useWords()
  const status = useSyncStatus()
  if (!status || status.complete || status.link !== 'syncing') return null
  return (
    <section className={styles.sheet} aria-label={t('sync.first.title')}>
      <Progress
        title={t('sync.first.title')}
        done={status.progress?.done ?? 0}
        total={knownTotal(status.progress)}
        remark={t('sync.first.remark')}
      />
    </section>
  )
}
