import type { RendererFeature } from '../../lib/feature.ts'

export const attachmentsFeature: RendererFeature = {
  name: 'attachments',
  pages: [],
}
