import { Button } from '@mantine/core'
import type { SessionState } from '../../../shared/features/session/contract.ts'
import { Banner } from '../../components/banner/banner.tsx'
import { useWords } from '../../lib/i18n.ts'
import { askCoreAgain } from '../../lib/rpc.ts'
import { useCopyDiagnosis } from './use-copy-diagnosis.ts'

interface EndedBannerProps {
  readonly because: SessionState['endedBecause']
  readonly coreFailed: boolean
}

/** Why the desk was left, when it was not by the user. */
export function EndedBanner({ because, coreFailed }: EndedBannerProps) {
  const { t } = useWords()
  const copyDiagnosis = useCopyDiagnosis()
  if (coreFailed)
    return (
      <Banner
        tone="late"
        sign="late"
        title={t('session.coreFailed')}
        actions={
          <>
            <Button variant="subtle" onClick={askCoreAgain}>
              {t('common.retry')}
            </Button>
            <Button variant="subtle" onClick={copyDiagnosis}>
              {t('session.copyDiagnosis')}
            </Button>
          </>
        }
      >
        {t('session.coreFailed.text')}
      </Banner>
    )
  if (!because) return null
  return (
    <Banner
      tone={because === 'core-restarted' ? 'wait' : 'late'}
      sign={because === 'core-restarted' ? 'wait' : 'late'}
      title={t(`session.ended.${because}`)}
      actions={
        because === 'order-refused' && (
          <Button variant="subtle" onClick={copyDiagnosis}>
            {t('session.copyDiagnosis')}
          </Button>
        )
      }
    >
      {t(`session.ended.${because}.text`)}
    </Banner>
  )
}
