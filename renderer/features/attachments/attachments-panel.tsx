import { Button } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { Nothing, Section } from '../../components/record/section.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { useLive } from '../../lib/live-query.ts'
import { useRights } from '../../lib/rights.ts'
import { rpc } from '../../lib/rpc.ts'
import { AttachmentsTable } from './attachments-table.tsx'
import { pickFiles } from './file-picker.tsx'

const tables = ['attachment', 'blob', 'collaborator', 'policy', 'claim'] as const

/** The files of a customer: dropped anywhere on the card, opened with the system's viewer, kept also without a network. */
export function AttachmentsPanel({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const rights = useRights('attachment')
  const { data: files } = useLive({
    key: ['attachments', 'ofCustomer', customerId],
    tables,
    ask: (signal) => rpc.attachments.ofCustomer({ customerId }, { signal }),
    keepPrevious: false,
  })
  if (!files) return null
  const add = rights.create && (
    <Button
      variant="subtle"
      leftSection={<IconPaperclip size={16} stroke={2} aria-hidden="true" />}
      onClick={() => pickFiles.get()?.()}
    >
      {t('attachments.add')}
    </Button>
  )
  return (
    <Section title={t('attachments.title')} tools={add || undefined}>
      {files.length === 0 ? (
        <Nothing>{rights.create ? t('attachments.none') : t('attachments.noneToRead')}</Nothing>
      ) : (
        <AttachmentsTable files={files} mayDelete={rights.delete} />
      )}
    </Section>
  )
}
