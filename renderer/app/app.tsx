import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ToastHost } from '../components/toast/toast-host.tsx'
import { session, useSession } from '../features/session/session.ts'
import { useColorScheme } from '../lib/color-scheme.ts'
import { queryClient } from '../lib/live-query.ts'
import { FaultBoundary } from './fault-boundary.tsx'
import { Gate } from './gate.tsx'
import { resolver, theme } from './theme/theme.ts'

/** The whole window. It follows nothing but the theme: drawing it anew computes every colour of Mantine's anew. */
export function App() {
  const scheme = useColorScheme()
  useEffect(session.start, [])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme={scheme}>
      <QueryClientProvider client={queryClient}>
        <FaultBoundary>
          <Gate />
          <Toasts />
        </FaultBoundary>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** A locked desk says nothing. */
function Toasts() {
  const locked = useSession()?.locked === true
  return locked ? null : <ToastHost />
}
