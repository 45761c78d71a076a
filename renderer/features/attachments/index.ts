import type { RendererFeature } from '../../lib/feature.ts'
import { AttachmentsPanel } from './attachments-panel.tsx'
import { addFilesCommand, FilePicker } from './file-picker.tsx'
import { TakingInList } from './taking-in-list.tsx'

export const attachmentsFeature: RendererFeature = {
  name: 'attachments',
  pages: [],
  commands: [addFilesCommand],
  customerPanels: [
    {
      id: 'attachments',
      order: 65,
      label: 'attachments.title',
      Head: TakingInList,
      Actions: FilePicker,
      Panel: AttachmentsPanel,
    },
  ],
}
