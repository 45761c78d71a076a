// The scheme app:// of the window's files.
import { protocol, type Session } from 'electron'
import { answer, buildFileTable } from './file-table.ts'
import { log } from './log.ts'

const scheme = 'app'
export const origin = `${scheme}://scrivania`

/** Must run before the app is ready: the scheme gets an origin of its own, like https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the folder to a session. */
export function serveApp(session: Session, folder: string, readAgain: boolean): void {
  let table = buildFileTable(folder)
  session.protocol.handle(scheme, (request) => {
    if (readAgain) table = buildFileTable(folder)
    const response = answer(table, request)
    if (response.status !== 200) log('warn', 'app protocol: refused', { url: request.url.slice(0, 200) })
    return response
  })
}
