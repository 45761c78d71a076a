import type { RendererFeature } from '../../lib/feature.ts'

export const editsFeature: RendererFeature = {
  name: 'edits',
  pages: [],
}
