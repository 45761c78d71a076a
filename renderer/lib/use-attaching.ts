import { type FileDrop, useFileDrop } from '../components/drop/use-file-drop.ts'
import { showRefusal } from '../components/toast/toasts.ts'
import { translate } from './i18n.ts'
import { useRights } from './rights.ts'
import { type FileTarget, takeIn } from './take-in.ts'

/** Makes a place of the window take files for a record, where the role may attach any. */
export function useAttaching(target: FileTarget): FileDrop | null {
  const { create } = useRights('attachment')
  return useFileDrop(
    create
      ? ({ files, folders }) => {
          for (const name of folders) showRefusal(translate('attachments.folder', { name }))
          void takeIn(files, target)
        }
      : null,
  )
}
