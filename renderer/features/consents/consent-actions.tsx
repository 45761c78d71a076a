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
  useKeys([
    {
      keys: 'c',
      label: 'consents.record',
      group: 'record',
      enabled: mayAnswer,
      run: () => openForm.set({ customerId, controller: shownController.get(), purpose: null }),
    },
  ])
  return mayAnswer ? <ConsentFormPlace customerId={customerId} /> : null
}
