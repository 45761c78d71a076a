import type { RendererFeature } from '../../lib/feature.ts'
import { CoverageBeside } from './coverage-beside.tsx'
import { PoliciesPanel } from './policies-panel.tsx'
import { PoliciesSummary } from './policies-summary.tsx'

export const policiesFeature: RendererFeature = {
  name: 'policies',
  pages: [],
  customerPanels: [
    {
      id: 'policies',
      order: 10,
      label: 'policies.title',
      Panel: PoliciesPanel,
      count: ({ policies }) => policies,
      Summary: PoliciesSummary,
      Beside: CoverageBeside,
      tabBeside: true,
    },
  ],
}
