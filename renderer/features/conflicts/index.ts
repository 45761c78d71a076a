import type { RendererFeature } from '../../lib/feature.ts'

export const conflictsFeature: RendererFeature = {
  name: 'conflicts',
  pages: [],
}
