import { createHashRouter, Navigate } from 'react-router'
import { features } from '../features/index.ts'
import { paths } from '../lib/paths.ts'
import { FaultBoundary } from './fault-boundary.tsx'
import { FaultPage } from './fault-page.tsx'
import { Frame } from './frame/frame.tsx'
import { InboxPage } from './inbox/inbox-page.tsx'
import { NotFound } from './not-found.tsx'

/** Every page of every feature, inside the frame, each with its own boundary. */
export const router = createHashRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: FrameFault,
    children: [
      { index: true, element: <Navigate to={paths.customers} replace /> },
      ...features.flatMap((feature) =>
        feature.pages.map(({ path, Page }) => ({
          path: path.replace(/^\//, ''),
          element: (
            <FaultBoundary key={path}>
              <Page />
            </FaultBoundary>
          ),
        })),
      ),
      // It is put together of several features, so that none of them can bring it.
      {
        path: paths.inbox.replace(/^\//, ''),
        element: (
          <FaultBoundary>
            <InboxPage />
          </FaultBoundary>
        ),
      },
      { path: '*', Component: NotFound },
    ],
  },
])

/** A fault of the frame itself, or of an address: the page is loaded anew. */
function FrameFault() {
  return <FaultPage onAgain={() => window.location.reload()} />
}
