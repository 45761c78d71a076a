// What main does when a part of the shell fails by itself: the page of a window, or main.
import { app, type BrowserWindow, dialog } from 'electron'
import { log } from './log.ts'
import { message } from './messages.ts'

/** So many crashes of a page so close to one another, and the next load would most likely end the same way. */
const mostCrashes = 3
const closeTogetherMs = 60_000

/** Whether a page that crashed at these times should not be loaded again without being asked to. */
export function crashesTooOften(times: readonly number[], now: number): boolean {
  return times.filter((time) => now - time < closeTogetherMs).length >= mostCrashes
}

/** Loads a page that crashed again; where that goes on and on, its user says whether to try. */
export function reviveWhenCrashed(window: BrowserWindow): void {
  let times: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('error', 'window: its process has gone', { reason })
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = performance.now()
    times = [...times.slice(1 - mostCrashes), now]
    if (!crashesTooOften(times, now)) return window.webContents.reload()
    times = []
    void askToRevive(window)
  })
}

async function askToRevive(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: message('crashTitle'),
    detail: message('crashText'),
    buttons: [message('quit'), message('retry')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) app.quit()
  else if (!window.isDestroyed()) window.webContents.reload()
}

/**
 * An error of main that nobody has caught: nothing may be relied on after it, so it is told, and the program ends. A promise that
 * failed unheard (a load that another one cut short) ends nothing.
 */
export function endOnUncaught(): void {
  process.on('unhandledRejection', (cause) => note('main: a promise failed unheard', cause))
  process.on('uncaughtException', (cause: NodeJS.ErrnoException) => {
    // Whoever started the desk does not read its output any more.
    if (cause.code === 'EPIPE') return
    note('main: uncaught', cause)
    if (isEnding) return
    isEnding = true
    dialog.showErrorBox(message('uncaughtTitle'), message('uncaughtText'))
    app.quit()
  })
}

let isEnding = false

function note(what: string, cause: unknown): void {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  log('error', what, { cause: error.message })
  process.stderr.write(`${what}: ${error.stack ?? error.message}\n`)
}
