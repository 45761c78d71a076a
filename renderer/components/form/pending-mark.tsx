import { useWords } from '../../lib/i18n.ts'
import { Sign } from '../sign/sign.tsx'
import { tip } from '../tip/tip.ts'
import styles from './form.module.css'

/** Beside a value that head office has not confirmed yet. */
export function PendingMark() {
  const { t } = useWords()
  return (
    <span className={styles.pending} {...tip(t('form.pending'))}>
      <Sign kind="doing" small label={t('form.pending')} />
    </span>
  )
}
