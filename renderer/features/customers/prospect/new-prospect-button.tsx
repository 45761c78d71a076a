import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { Kbd } from '../../../components/kbd/kbd.tsx'
import { useWords } from '../../../lib/i18n.ts'
import { paths } from '../../../lib/paths.ts'

/** The way to a new prospect; with what was looked for in vain. */
export function NewProspectButton({ typed = '' }: { readonly typed?: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <Button
      variant={typed === '' ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
      rightSection={typed === '' ? <Kbd keys="n" /> : undefined}
      {...(typed === '' ? { 'aria-keyshortcuts': 'N' } : {})}
      onClick={() => void navigate(paths.newCustomer(typed))}
    >
      {typed === '' ? t('customers.new') : t('customers.new.of', { text: typed })}
    </Button>
  )
}
