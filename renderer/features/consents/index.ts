import type { RendererFeature } from '../../lib/feature.ts'
import { ConsentActions } from './consent-actions.tsx'
import { ConsentsPanel } from './consents-panel.tsx'

export const consentsFeature: RendererFeature = {
  name: 'consents',
  pages: [],
  customerPanels: [
    {
      id: 'consents',
      order: 50,
      label: 'consents.title',
      Actions: ConsentActions,
      Panel: ConsentsPanel,
      Summary: ConsentsPanel,
      tabBeside: true,
    },
  ],
}
