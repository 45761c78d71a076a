import { Button } from '@mantine/core'
import { ErrorState } from '../components/error-state/error-state.tsx'
import { useCopyDiagnosis } from '../features/session/use-copy-diagnosis.ts'
import { useWords } from '../lib/i18n.ts'
import styles from './sheet.module.css'

interface FaultPageProps {
  readonly onAgain: () => void
}

/** In place of an area that has broken: what happened, what stays safe, what to do. */
export function FaultPage({ onAgain }: FaultPageProps) {
  const { t } = useWords()
  const copyDiagnosis = useCopyDiagnosis()
  return (
    <div className={styles.sheet}>
      <ErrorState
        alone
        title={t('frame.fault.title')}
        actions={
          <>
            <Button variant="filled" onClick={onAgain}>
              {t('frame.fault.again')}
            </Button>
            <Button onClick={copyDiagnosis}>{t('session.copyDiagnosis')}</Button>
          </>
        }
      >
        {t('frame.fault.text')}
      </ErrorState>
    </div>
  )
}
