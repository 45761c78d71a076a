import { Banner } from '../../components/banner/banner.tsx'
import { useWords } from '../../lib/i18n.ts'

/** Over a card on which somebody writes while it goes away. */
export function GoneBanner() {
  const { t } = useWords()
  return (
    <Banner tone="late" sign="late" title={t('customers.gone.banner')}>
      {t('customers.gone.typed')}
    </Banner>
  )
}
