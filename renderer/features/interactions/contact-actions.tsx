import { Button } from '@mantine/core'
import { IconPhonePlus } from '@tabler/icons-react'
import { useEffect } from 'react'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { Kbd } from '../../components/kbd/kbd.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useRights } from '../../lib/rights.ts'
import { ContactFormPlace } from './contact-form.tsx'
import { logContact, openForm, recordInView } from './form-state.ts'

/** The verb of the contacts: log one. Nothing where the role only reads. */
export function ContactActions({ customerId, narrow = false }: CustomerPartProps) {
  const { t } = useWords()
  const mayLog = useRights('interaction').create
  useEffect(() => {
    recordInView.set(mayLog ? customerId : null)
    return () => {
      recordInView.set(null)
      openForm.set(null)
    }
  }, [customerId, mayLog])
  const log = () => logContact('call')
  useKeys([{ keys: 'r', label: 'interactions.log', group: 'record', enabled: mayLog, run: log }])
  if (!mayLog) return null
  return (
    <>
      {narrow ? (
        <IconButton icon={IconPhonePlus} label={t('interactions.log')} keys="r" onClick={log} />
      ) : (
        <Button
          leftSection={<IconPhonePlus size={16} stroke={2} aria-hidden="true" />}
          rightSection={<Kbd keys="r" />}
          aria-keyshortcuts="R"
          onClick={log}
        >
          {t('interactions.log')}
        </Button>
      )}
      <ContactFormPlace customerId={customerId} />
    </>
  )
}
