import type { RendererFeature } from '../../lib/feature.ts'
import { AttachmentsPanel } from './attachments-panel.tsx'
import { TakingInList } from './taking-in-list.tsx'

export const attachmentsFeature: RendererFeature = {
  name: 'attachments',
  pages: [],
  customerPanels: [
    { id: 'attachments', order: 65, label: 'attachments.title', Panel: AttachmentsPanel, Head: TakingInList },
  ],
}
