import { Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { IconButton } from '../icon-button/icon-button.tsx'
import styles from './index-tabs.module.css'
import { ViewName } from './view-name.tsx'

/** Keeps the present filters, order and columns under a name. */
export function NewView({ onSave }: { readonly onSave: (name: string) => void }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <IconButton
          icon={IconPlus}
          label={t('list.newView')}
          className={styles.tool}
          on={open}
          onClick={() => setOpen(!open)}
        />
      </Popover.Target>
      <Popover.Dropdown data-overlay="">
        <ViewName
          name=""
          onName={(name) => {
            setOpen(false)
            onSave(name)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
