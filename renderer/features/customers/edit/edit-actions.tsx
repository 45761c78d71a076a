import { Button, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { IconButton } from '../../../components/icon-button/icon-button.tsx'
import { Kbd } from '../../../components/kbd/kbd.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { useStore } from '../../../lib/store.ts'
import { deleteProspect } from '../mutations.ts'
import { openRecord } from './open-record.ts'

/** What can be done to the record: nothing where the role only reads. */
export function EditActions({ narrow = false }: { readonly narrow?: boolean }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const record = useStore(openRecord)
  if (!record?.mayEdit) return null
  return (
    <>
      <Button
        leftSection={<IconPencil size={16} stroke={2} aria-hidden="true" />}
        rightSection={narrow ? undefined : <Kbd keys="shift+e" />}
        aria-keyshortcuts="Shift+E"
        onClick={record.openForm}
      >
        {t('customers.edit')}
      </Button>
      {record.mayDelete && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton icon={IconDots} label={t('customers.edit.more')} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconTrash size={16} stroke={2} aria-hidden="true" />}
              onClick={() => void deleteProspect(record.id, navigate)}
            >
              {t('customers.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
