import { IconPaperclip } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Command, CustomerPartProps } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { rightsOf, useRights } from '../../lib/rights.ts'
import { createStore } from '../../lib/store.ts'
import { takeIn } from '../../lib/take-in.ts'

/** Asks for files of the record in view; null where none is, or where its reader may add none. */
export const pickFiles = createStore<(() => void) | null>(null)

/** The system's dialog for files, as long as a record is in view that takes any. */
export function FilePicker({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const { create } = useRights('attachment')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (create) pickFiles.set(() => field.current?.click())
    return () => pickFiles.set(null)
  }, [create])
  return (
    create && (
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={t('attachments.add')}
        onChange={(event) => {
          void takeIn([...(event.currentTarget.files ?? [])], { customerId })
          event.currentTarget.value = ''
        }}
      />
    )
  )
}

export const addFilesCommand: Command = {
  id: 'attachments.add',
  label: 'attachments.add',
  alias: 'attachments.add.alias',
  icon: IconPaperclip,
  offer: (role) => (rightsOf(role, 'attachment').create && pickFiles.get() !== null ? '' : null),
  run: () => pickFiles.get()?.(),
}
