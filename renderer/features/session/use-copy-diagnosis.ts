import { useCallback } from 'react'
import { showRefusal, showToast } from '../../components/toast/toasts.ts'
import { useWords } from '../../lib/i18n.ts'
import { shell } from '../../lib/shell.ts'

/** Copies versions and states for support, and says so. */
export function useCopyDiagnosis(): () => void {
  const { t } = useWords()
  return useCallback(() => {
    void shell()
      .copyDiagnosis()
      .then(
        () => showToast({ text: t('session.diagnosisCopied') }),
        () => showRefusal(t('session.diagnosisNotCopied')),
      )
  }, [t])
}
