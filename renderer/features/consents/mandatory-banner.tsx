import { Button } from '@mantine/core'
import type { Consent } from '../../../shared/features/consents/model.ts'
import { Banner } from '../../components/banner/banner.tsx'
import { useWords } from '../../lib/i18n.ts'
import styles from './consents-panel.module.css'

interface MandatoryBannerProps {
  readonly answer: Consent['value']
  readonly controller: Consent['controller']
  /** Null where the role only reads. */
  readonly onAsk: (() => void) | null
}

/** Without the consent to processing nobody works with a person; where it is missing the card says so. */
export function MandatoryBanner({ answer, controller, onAsk }: MandatoryBannerProps) {
  const { t } = useWords()
  if (answer === 'YES') return null
  return (
    <div className={styles.mandatory}>
      <Banner
        tone="wait"
        sign="wait"
        title={t(`consents.mandatory.${controller}`)}
        actions={
          onAsk && (
            <Button variant="subtle" onClick={onAsk}>
              {t('consents.mandatory.ask')}
            </Button>
          )
        }
      >
        {t(`consents.mandatory.${answer}`)}
      </Banner>
    </div>
  )
}
