import { Button } from '@mantine/core'
import { useNavigate } from 'react-router'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { paths } from '../../lib/paths.ts'
import { Kbd } from '../kbd/kbd.tsx'

interface RecordWaysProps {
  readonly customerId: string | null
  /** The way to the history too. */
  readonly history?: boolean
  /** To go there is what helps most. */
  readonly main?: boolean
}

/** The way from an entry to its record, and to the record's history. */
export function RecordWays({ customerId, history = false, main = false }: RecordWaysProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const open = () => customerId !== null && navigate(paths.customer(customerId))
  useKeys([{ keys: 'o', label: 'edits.open', group: 'page', enabled: customerId !== null, run: open }])
  if (customerId === null) return null
  return (
    <>
      {history && (
        <Button variant="subtle" onClick={() => navigate(paths.customerPart(customerId, 'history'))}>
          {t('edits.history')}
        </Button>
      )}
      <Button
        variant={main ? 'filled' : 'subtle'}
        onClick={open}
        rightSection={<Kbd keys="o" />}
        aria-keyshortcuts="O"
      >
        {t('edits.open')}
      </Button>
    </>
  )
}
