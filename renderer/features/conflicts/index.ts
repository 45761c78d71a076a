import type { RendererFeature } from '../../lib/feature.ts'
import { ConflictBanner } from './conflict-banner.tsx'

export const conflictsFeature: RendererFeature = {
  name: 'conflicts',
  pages: [],
  customerPanels: [{ id: 'conflicts', order: 1, label: 'conflicts.group', Head: ConflictBanner }],
}
