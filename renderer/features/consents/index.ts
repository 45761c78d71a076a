import type { RendererFeature } from '../../lib/feature.ts'
import { ConsentsPanel } from './consents-panel.tsx'

export const consentsFeature: RendererFeature = {
  name: 'consents',
  pages: [],
  customerPanels: [
    {
      id: 'consents',
      order: 50,
      label: 'consents.title',
      Panel: ConsentsPanel,
      Summary: ConsentsPanel,
      tabBeside: true,
    },
  ],
}
