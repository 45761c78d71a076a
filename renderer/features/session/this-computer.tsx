import { Button } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import { LockSetting } from './lock-setting.tsx'
import { askToRemoveData } from './remove-data.tsx'
import styles from './this-computer.module.css'

/** The section of the settings on the data that lie here. */
export function ThisComputer() {
  const { t } = useWords()
  return (
    <div className={styles.section}>
      <LockSetting />
      <p className={styles.text}>{t('session.remove.about')}</p>
      <Button onClick={askToRemoveData}>{t('session.remove')}</Button>
    </div>
  )
}
