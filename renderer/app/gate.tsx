import { Activity, useEffect, useState } from 'react'
import { resetLists } from '../components/list/list-store.ts'
import { dismissAll, dismissPassing } from '../components/toast/toasts.ts'
import { LockPage } from '../features/session/lock-page.tsx'
import { useSession } from '../features/session/session.ts'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { useCoreState } from '../lib/core-state.ts'
import { queryClient } from '../lib/live-query.ts'
import { shell } from '../lib/shell.ts'
import { useDeskCode } from './desk-code.ts'

/** The sign-in page, or the desk of who has signed in. */
export function Gate() {
  const state = useSession()
  const core = useCoreState()
  const coreFailed = core?.state === 'failed'
  const user = state?.phase === 'open' ? state.user : null
  const desk = useDeskCode()
  const lost = useLostDesk(user !== null, core?.state === 'restarting')

  const known = state !== undefined || coreFailed
  useEffect(() => {
    if (known) void shell().ready()
  }, [known])
  // What one person has seen does not wait in memory for the next, nor in a toast on the sign-in page.
  const userId = user?.userId
  useEffect(() => {
    if (!userId) return
    return () => {
      queryClient.clear()
      resetLists()
      dismissAll()
    }
  }, [userId])

  // Before anybody was here the desk is drawn unseen, empty, while a password is typed. What somebody left is not kept.
  const [everOpen, setEverOpen] = useState(false)
  if (user && !everOpen) setEverOpen(true)

  // A locked desk is not covered but gone from the window; core asks for the password before it answers anything.
  const locked = state?.locked === true
  useEffect(() => {
    if (!locked) return
    queryClient.clear()
    dismissPassing()
  }, [locked])

  if (user && state && locked) return <LockPage state={state} user={user} />
  const because = state?.endedBecause ?? (lost ? 'core-restarted' : null)
  const open = user !== null && desk !== undefined
  return (
    <>
      {desk && <desk.TipHost />}
      {!open && <SignInPage state={state} because={because} coreFailed={coreFailed} />}
      {desk && (open || !everOpen) && (
        <Activity mode={open ? 'visible' : 'hidden'}>
          <desk.Desk user={user} mode={state?.mode ?? null} />
        </Activity>
      )}
    </>
  )
}

/** Whether core died under an open desk: the new one has no key and asks for the password, and must say why. */
function useLostDesk(open: boolean, restarting: boolean): boolean {
  const [lost, setLost] = useState(false)
  const [wasOpen, setWasOpen] = useState(open)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) setLost(false)
  }
  if (open && restarting && !lost) setLost(true)
  return lost
}
