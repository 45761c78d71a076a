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
import { paths } from '../lib/paths.ts'
import { router } from './router.tsx'

interface DeskProps {
  readonly user: SessionUser
  readonly mode: 'online' | 'offline' | null
}

/** The desk of a signed-in person: follows what changes in the mirror and how the link stands. */
export function Desk({ user, mode }: DeskProps) {
  useEffect(followChanges, [])
  useEffect(() => beginFor(user.userId), [user.userId])
  useEffect(() => openDrafts(user.userId), [user.userId])
  useEffect(syncStatus.start, [])
  return (
    <DeskOwner value={{ user, mode }}>
      <Features value={features}>
        <DeskLock />
        <RouterProvider router={router} />
      </Features>
    </DeskOwner>
  )
}

let lastUser: string | null = null

/** Who comes back finds the page that was open; somebody else begins at the first one, and not on another's card. */
function beginFor(userId: string): void {
  if (lastUser !== null && lastUser !== userId) void router.navigate('/', { replace: true })
  lastUser = userId
}

/** Asks core for what the desk shows first, so that core looks it up while the desk is drawn, and draws it at once where it begins. */
export function prepareDesk(): void {
  // The way over the index page would draw the frame twice.
  if (router.state.location.pathname === '/') void router.navigate(paths.customers, { replace: true })
  for (const feature of features) feature.prepare?.()
}
