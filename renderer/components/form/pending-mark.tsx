import { Tooltip } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import { Sign } from '../sign/sign.tsx'
import styles from './form.module.css'

/** Beside a value that head office has not confirmed yet. */
export function PendingMark() {
  const { t } = useWords()
  return (
    <Tooltip label={t('form.pending')}>
      <span className={styles.pending}>
        <Sign kind="doing" small label={t('form.pending')} />
      </span>
    </Tooltip>
  )
}
