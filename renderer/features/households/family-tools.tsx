import { IconPencil, IconPlus } from '@tabler/icons-react'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { useWords } from '../../lib/i18n.ts'
import { useRights } from '../../lib/rights.ts'
import { openForm } from './form-state.ts'

/** Buttons of a part that shows the family; nothing where the role only reads. */
export function FamilyTools({ customerId }: { readonly customerId: string }) {
  const { t } = useWords()
  if (!useRights('relation').create) return null
  return (
    <>
      <IconButton
        icon={IconPencil}
        label={t('households.manage')}
        keys="h"
        onClick={() => openForm.set({ customerId, form: 'household' })}
      />
      <IconButton
        icon={IconPlus}
        label={t('households.add')}
        keys="p"
        onClick={() => openForm.set({ customerId, form: 'relation' })}
      />
    </>
  )
}
