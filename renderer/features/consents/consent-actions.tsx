import { IconChecklist } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { useRights } from '../../lib/rights.ts'
import { ConsentFormPlace } from './consent-form.tsx'
import { openForm, shownController } from './form-state.ts'

/** The key of the consents and the form that it opens; nothing where the role only reads. */
export function ConsentActions({ customerId }: CustomerPartProps) {
  const rights = useRights('consent')
  const mayAnswer = rights.create && rights.patch('value')
  useEffect(() => () => openForm.set(null), [])
  const record = () => openForm.set({ customerId, controller: shownController.get(), purpose: null })
  useKeys([
    {
      keys: 'c',
      label: 'consents.record',
      group: 'record',
      enabled: mayAnswer,
      run: record,
      command: { icon: IconChecklist, alias: 'consents.record.alias', run: record },
    },
  ])
  return mayAnswer ? <ConsentFormPlace customerId={customerId} /> : null
}
