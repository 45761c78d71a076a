import type { RendererFeature } from '../../lib/feature.ts'
import { InteractionsPanel, InteractionsSummary } from './interactions-panel.tsx'
import { LastContacts } from './last-contacts.tsx'

export const interactionsFeature: RendererFeature = {
  name: 'interactions',
  pages: [],
  customerPanels: [
    {
      id: 'interactions',
      order: 40,
      label: 'interactions.title',
      Panel: InteractionsPanel,
      count: ({ interactions }) => interactions,
      Summary: InteractionsSummary,
      half: true,
      Beside: LastContacts,
      tabBeside: true,
    },
  ],
}
