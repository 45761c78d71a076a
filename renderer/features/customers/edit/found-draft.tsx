import { Button } from '@mantine/core'
import { Banner } from '../../../components/banner/banner.tsx'
import { useFormats } from '../../../lib/formats.ts'
import { useWords } from '../../../lib/i18n.ts'
import { fieldName } from '../../../lib/step-words.ts'
import { useEditing } from './customer-edit.ts'

/** Text that was typed into this record and never saved: offered back. */
export function FoundDraft() {
  const { t } = useWords()
  const formats = useFormats()
  const { found, takeFound, discardFound } = useEditing()
  if (found === null) return null
  const moment = formats.shortMoment(found.savedAt)
  return (
    <Banner
      tone="wait"
      sign="wait"
      title={t('customers.draft.title', { moment })}
      actions={
        <>
          <Button variant="subtle" onClick={takeFound}>
            {t('customers.draft.resume')}
          </Button>
          <Button variant="subtle" onClick={discardFound}>
            {t('customers.draft.discard')}
          </Button>
        </>
      }
    >
      {found.fields.map((field) => fieldName('customer', field, t)).join(', ')}
    </Banner>
  )
}
