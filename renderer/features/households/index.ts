import type { RendererFeature } from '../../lib/feature.ts'
import { FamilyActions } from './family-actions.tsx'
import { HouseholdSide } from './household-side.tsx'
import { HouseholdSummary } from './household-summary.tsx'

export const householdsFeature: RendererFeature = {
  name: 'households',
  pages: [],
  customerPanels: [
    {
      id: 'households',
      order: 45,
      label: 'households.title',
      Actions: FamilyActions,
      Summary: HouseholdSummary,
      half: true,
      Side: HouseholdSide,
    },
  ],
}
