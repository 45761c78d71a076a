import type { RendererFeature } from '../../lib/feature.ts'
import { ClaimsPanel } from './claims-panel.tsx'

export const claimsFeature: RendererFeature = {
  name: 'claims',
  pages: [],
  customerPanels: [
    {
      id: 'claims',
      order: 20,
      label: 'claims.title',
      Panel: ClaimsPanel,
      count: ({ claims }) => claims,
      tabBeside: true,
    },
  ],
}
