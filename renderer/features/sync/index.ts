import { IconInbox, IconRefresh } from '@tabler/icons-react'
import type { RendererFeature } from '../../lib/feature.ts'
import { paths } from '../../lib/paths.ts'
import { inboxKeys } from './link-state.tsx'
import { syncNow } from './queries.ts'

export const syncFeature: RendererFeature = {
  name: 'sync',
  pages: [],
  commands: [
    { id: 'sync.now', label: 'sync.nowCommand', icon: IconRefresh, run: syncNow },
    {
      id: 'sync.inbox',
      label: 'edits.inbox.command',
      alias: 'edits.inbox.alias',
      icon: IconInbox,
      keys: inboxKeys,
      run: ({ navigate }) => navigate(paths.inbox),
    },
  ],
}
