import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { resetLists } from '../components/list/list-store.ts'
import { ToastHost } from '../components/toast/toast-host.tsx'
import { features } from '../features/index.ts'
import { session, useSession } from '../features/session/session.ts'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { useColorScheme } from '../lib/color-scheme.ts'
import { useCoreState } from '../lib/core-state.ts'
import { Features } from '../lib/feature.ts'
import { queryClient } from '../lib/live-query.ts'
import { shell } from '../lib/shell.ts'
import { Desk } from './desk.tsx'
import { FaultBoundary } from './fault-boundary.tsx'
import { resolver, theme } from './theme/theme.ts'

/** The whole window. */
export function App() {
  const scheme = useColorScheme()
  useEffect(session.start, [])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme={scheme}>
      <QueryClientProvider client={queryClient}>
        <Features value={features}>
          <FaultBoundary>
            <Gate />
            <ToastHost />
          </FaultBoundary>
        </Features>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** The sign-in page, or the desk of who has signed in. */
function Gate() {
  const state = useSession()
  const core = useCoreState()
  const coreFailed = core?.state === 'failed'
  const known = state !== undefined || coreFailed
  const user = state?.phase === 'open' ? state.user : null
  const userId = user?.userId

  useEffect(() => {
    if (known) void shell().ready()
  }, [known])
  // What one person has seen does not wait in memory for the next.
  useEffect(() => {
    if (!userId) return
    return () => {
      queryClient.clear()
      resetLists()
    }
  }, [userId])

  if (user) return <Desk user={user} mode={state?.mode ?? null} />
  return <SignInPage state={state} coreFailed={coreFailed} />
}
