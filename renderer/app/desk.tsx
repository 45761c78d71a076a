import { useEffect } from 'react'
import { RouterProvider } from 'react-router'
import type { SessionUser } from '../../shared/features/session/model.ts'
import { features } from '../features/index.ts'
import { DeskLock } from '../features/session/desk-lock.tsx'
import { syncStatus } from '../features/sync/status.ts'
import { DeskOwner } from '../lib/desk-owner.ts'
import { openDrafts } from '../lib/drafts.ts'
import { Features } from '../lib/feature.ts'
import { followChanges } from '../lib/live-query.ts'
import { routerFor } from './router.tsx'

// Comes with the desk's code: the sign-in page need not wait for what places it.
export { TipHost } from '../components/tip/tip-host.tsx'

interface DeskProps {
  /** Null while the desk is drawn ahead, unseen. */
  readonly user: SessionUser | null
  readonly mode: 'online' | 'offline' | null
}

/** Who sits at a desk that is drawn ahead: may do nothing, and nothing runs on it while it is unseen. */
const nobody: SessionUser = {
  userId: '',
  username: '',
  displayName: '',
  role: 'DIREZIONE',
  collaboratorId: null,
  agencies: [],
}

/** The desk of a signed-in person: follows what changes in the mirror and how the link stands. */
export function Desk({ user, mode }: DeskProps) {
  useEffect(followChanges, [])
  const owner = user ?? nobody
  useEffect(() => openDrafts(owner.userId), [owner.userId])
  useEffect(syncStatus.start, [])
  return (
    <DeskOwner value={{ user: owner, mode }}>
      <Features value={features}>
        <DeskLock />
        <RouterProvider router={routerFor(user?.userId ?? null)} />
      </Features>
    </DeskOwner>
  )
}

/** Asks core for what the desk shows first; core answers as soon as the mirror is open, while the desk is drawn. */
export function prepareDesk(): void {
  for (const feature of features) feature.prepare?.()
}
