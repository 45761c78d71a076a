import { Button } from '@mantine/core'
import { Banner } from '../../components/banner/banner.tsx'
import { useCoreState } from '../../lib/core-state.ts'
import { useWords } from '../../lib/i18n.ts'
import { askCoreAgain } from '../../lib/rpc.ts'

/** Core has stopped and is starting again; the page waits for it. */
export function CoreBanner() {
  const { t } = useWords()
  const core = useCoreState()
  if (core?.state === 'failed')
    return (
      <Banner
        tone="late"
        sign="late"
        title={t('session.coreFailed')}
        actions={
          <Button variant="subtle" onClick={askCoreAgain}>
            {t('common.retry')}
          </Button>
        }
      >
        {t('session.coreFailed.text')}
      </Banner>
    )
  if (core?.state !== 'restarting') return null
  return (
    <Banner tone="wait" sign="wait" title={t('frame.coreRestarting')}>
      {t('frame.coreRestarting.text')}
    </Banner>
  )
}
