import { IconClipboardText, IconLock, IconLogout, IconTrash } from '@tabler/icons-react'
import { showRefusal, showToast } from '../../components/toast/toasts.ts'
import { errorWords } from '../../lib/errors.ts'
import type { Command } from '../../lib/feature.ts'
import { translate } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'
import { shell } from '../../lib/shell.ts'
import { askToRemoveData } from './remove-data.tsx'

/** Leaves the desk: core closes the mirror and forgets its key. */
export function signOut(): void {
  rpc.session.signOut().catch((fault: unknown) => showRefusal(errorWords(fault, translate).text))
}

/** Shuts the desk until its user gives the password again. */
export function lock(): void {
  rpc.session.lock().catch((fault: unknown) => showRefusal(errorWords(fault, translate).text))
}

/** Verbs of the palette. */
export const sessionCommands: readonly Command[] = [
  {
    id: 'session.copyDiagnosis',
    label: 'session.copyDiagnosis',
    icon: IconClipboardText,
    run: () => {
      void shell()
        .copyDiagnosis()
        .then(() => showToast({ text: translate('session.diagnosisCopied') }))
    },
  },
  {
    id: 'session.lock',
    label: 'session.lock',
    alias: 'session.lock.alias',
    icon: IconLock,
    keys: 'mod+l',
    run: lock,
  },
  { id: 'session.signOut', label: 'session.signOut', icon: IconLogout, run: signOut },
  { id: 'session.remove', label: 'session.remove', icon: IconTrash, run: askToRemoveData },
]
