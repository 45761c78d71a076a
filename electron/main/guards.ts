// What no page may do, for every session and every web contents there will ever be: ask for permissions, navigate,
// open windows, embed others.
import { type App, app, type Session, type WebContents } from 'electron'
import { origin } from './app-protocol.ts'
import { log } from './log.ts'

/** Electron grants permissions by default: request and check both have to say no. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log('warn', 'guard: permission refused', { permission })
    callback(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

/** Chromium's number for a load that something else has replaced or stopped. */
const aborted = -3

function guardContents(contents: WebContents): void {
  const refuse =
    (kind: string) =>
    (event: { preventDefault(): void }, ...rest: unknown[]) => {
      const url = 'url' in event ? event.url : rest[0]
      // A reload of our own page is the one navigation there is.
      if (kind === 'will-navigate' && typeof url === 'string' && url.startsWith(`${origin}/`)) return
      event.preventDefault()
      log('warn', `guard: ${kind} refused`, { url: String(url).slice(0, 200) })
    }
  contents.on('will-navigate', refuse('will-navigate'))
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuse('will-frame-navigate')(event)
  })
  contents.on('will-redirect', refuse('will-redirect'))
  contents.on('will-attach-webview', refuse('will-attach-webview'))
  // Chromium goes to about: addresses without asking anybody. Nothing can be done there, but the desk would be gone.
  contents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${origin}/`)) comeBack(contents, url)
  })
  contents.on('did-fail-load', (_event, code, _reason, url, isMainFrame) => {
    if (isMainFrame && code !== aborted && !url.startsWith(`${origin}/`)) comeBack(contents, url)
  })
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'guard: window refused', { url: url.slice(0, 200) })
    return { action: 'deny' }
  })
}

function comeBack(contents: WebContents, from: string): void {
  log('warn', 'guard: page left, coming back', { url: from.slice(0, 200) })
  void contents.loadURL(`${origin}/index.html`)
}

/** Puts the guards on everything that will be made. */
export function installGuards(application: App = app): void {
  application.on('session-created', denyPermissions)
  application.on('web-contents-created', (_event, contents) => guardContents(contents))
}
