import { createHashRouter, Navigate, type RouteObject } from 'react-router'
import { features } from '../features/index.ts'
import { paths } from '../lib/paths.ts'
import { FaultBoundary } from './fault-boundary.tsx'
import { FaultPage } from './fault-page.tsx'
import { Frame } from './frame/frame.tsx'
import { InboxPage } from './inbox/inbox-page.tsx'
import { NotFound } from './not-found.tsx'

/** Every page of every feature, inside the frame, each with its own boundary. */
const routes: RouteObject[] = [
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
]

type Router = ReturnType<typeof createHashRouter>

let router: Router | undefined
let lastUser: string | null = null

/**
 * The way through the pages, for who is here; null while nobody is. Who comes back finds the page that was open; somebody else begins
 * at the first one, and never sees the other's for a moment. It is a router of its own, as one that is there moves only later.
 */
export function routerFor(userId: string | null): Router {
  const another = userId !== null && lastUser !== null && lastUser !== userId
  if (userId !== null) lastUser = userId
  if (router && !another) return router
  router?.dispose()
  // The way over the index page would draw the frame twice.
  if (another || isAtStart()) window.history.replaceState(null, '', `#${paths.customers}`)
  router = createHashRouter(routes)
  return router
}

function isAtStart(): boolean {
  return ['', '#', '#/'].includes(window.location.hash)
}

/** A fault of the frame itself, or of an address: the page is loaded anew. */
function FrameFault() {
  return <FaultPage onAgain={() => window.location.reload()} />
}
