import { safe } from '@orpc/client'
import type { Attachment } from '../../../shared/features/attachments/model.ts'
import { showRefusal, showToast } from '../../components/toast/toasts.ts'
import { errorWords } from '../../lib/errors.ts'
import { translate } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'

/** Opens a file with the system's viewer; where that cannot be, says why and what to do. */
export async function openAttachment({ id, name }: Attachment): Promise<void> {
  const [fault, answer] = await safe(rpc.attachments.open({ id }))
  if (fault) return showRefusal(errorWords(fault, translate).text)
  if (answer.result !== 'opened') showRefusal(translate(`attachments.result.${answer.result}`, { name }))
}

/** Writes a copy to where the user says. */
export async function saveAttachment({ id, name }: Attachment): Promise<void> {
  const [fault, answer] = await safe(rpc.attachments.saveAs({ id }))
  if (fault) return showRefusal(errorWords(fault, translate).text)
  if (answer.result === 'saved') return showToast({ text: translate('attachments.result.saved', { name }) })
  if (answer.result === 'not-saved') return
  showRefusal(translate(`attachments.result.${answer.result}`, { name }))
}
