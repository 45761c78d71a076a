import type { RendererFeature } from '../../lib/feature.ts'

export const historyFeature: RendererFeature = {
  name: 'history',
  pages: [],
}
