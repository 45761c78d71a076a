import { type FileDrop, useFileDrop } from '../components/drop/use-file-drop.ts'
import { showRefusal } from '../components/toast/toasts.ts'
import { translate } from './i18n.ts'
import { useRights } from './rights.ts'
import { type FileTarget, takeIn } from './take-in.ts'

/** Makes a place of the window take files for a record, where there is one and the role may attach any. */
export function useAttaching(target: FileTarget | null): FileDrop | null {
  const { create } = useRights('attachment')
  return useFileDrop(
    create && target
      ? ({ files, folders }) => {
          if (folders.length > 0) showRefusal(folderWords(folders))
          void takeIn(files, target)
        }
      : null,
  )
}

function folderWords(names: readonly string[]): string {
  const quoted = names.map((name) => translate('attachments.quoted', { name })).join(', ')
  return translate('attachments.folders', { count: names.length, names: quoted })
}
