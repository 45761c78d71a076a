import { IconRefresh } from '@tabler/icons-react'
import type { RendererFeature } from '../../lib/feature.ts'
import { syncNow } from './queries.ts'

export const syncFeature: RendererFeature = {
  name: 'sync',
  pages: [],
  commands: [{ id: 'sync.now', label: 'sync.nowCommand', icon: IconRefresh, run: syncNow }],
}
