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
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'guard: window refused', { url: url.slice(0, 200) })
    return { action: 'deny' }
  })
}

/** Puts the guards on everything that will be made. */
export function installGuards(application: App = app): void {
  application.on('session-created', denyPermissions)
  application.on('web-contents-created', (_event, contents) => guardContents(contents))
}
