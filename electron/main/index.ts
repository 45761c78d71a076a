// The shell: windows and the system. It knows no domain word; what the desk knows lies in core.
import { watchFile } from 'node:fs'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Notification,
  nativeTheme,
  powerMonitor,
  session,
  shell,
} from 'electron'
import { about, diagnosis } from './about.ts'
import { origin, registerScheme, serveApp } from './app-protocol.ts'
import { Core } from './core.ts'
import { isCoreApart } from './core-process.ts'
import { dataDir, driverIsReady, isDisplayVirtual, reloadFile, rendererDir } from './environment.ts'
import { externalTarget } from './external.ts'
import { endOnUncaught } from './failures.ts'
import { installGuards } from './guards.ts'
import { openFile, saveFile } from './hand-out.ts'
import { log } from './log.ts'
import { installMenu } from './menu.ts'
import { message, setLocale } from './messages.ts'
import { type Caller, registerChannels } from './register-channels.ts'
import { open, seal } from './vault.ts'
import { createWindow, sendToWindow, zoom } from './window.ts'

// Chromium's own files stand apart from ours, and all of it in one folder.
app.setPath('userData', join(dataDir, 'profile'))
// The window keeps 10 to 14 MiB of objects; a small young generation makes what is garbage seen early, and scrolls no worse.
// Compiling what becomes hot with all that it calls keeps several threads busy for 30 ms and more, while the list is scrolled for the
// first time; without, that takes a third less and the list draws as fast.
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=1 --max-inlined-bytecode-size-cumulative=200')
app.enableSandbox()
if (isDisplayVirtual) app.disableHardwareAcceleration()
endOnUncaught()
registerScheme()
installGuards()

let mainWindow: BrowserWindow | undefined
let cspReports = 0
let life: 'running' | 'stopping' | 'stopped' = 'running'

const core = new Core({
  version: app.getVersion(),
  packaged: app.isPackaged,
  handlers: { seal, open, notify, openFile, saveFile },
  onState: (state) => sendToWindow(mainWindow, 'core:state', state),
})

function notify({ tag, title, body }: { tag: string; title: string; body: string }): { shown: boolean } {
  if (!Notification.isSupported()) return { shown: false }
  const notification = new Notification({ title, body })
  notification.on('click', () => {
    focusWindow()
    sendToWindow(mainWindow, 'notification:open', { tag })
  })
  notification.show()
  return { shown: true }
}

function callingWindow({ webContentsId }: Caller): BrowserWindow {
  const window = BrowserWindow.getAllWindows().find((one) => one.webContents.id === webContentsId)
  if (!window) throw new Error('the window has gone')
  return window
}

function facts() {
  return about(core.state, core.node, cspReports)
}

function copyDiagnosis(): void {
  clipboard.writeText(diagnosis(facts()))
}

async function openExternal(url: string, window: BrowserWindow): Promise<{ opened: boolean }> {
  const target = externalTarget(url)
  if (!target) {
    log('warn', 'external: refused', { url: url.slice(0, 200) })
    return { opened: false }
  }
  const sentence = { web: 'openWeb', mail: 'openMail', phone: 'openPhone' } as const
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: message('openTitle'),
    detail: message(sentence[target.kind], target.target),
    buttons: [message('cancel'), message('open')],
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  })
  if (response !== 1) return { opened: false }
  await shell.openExternal(target.url)
  return { opened: true }
}

function installChannels(): void {
  registerChannels(ipcMain, origin, {
    'port:request': ({ id }, caller) => core.connect(callingWindow(caller), id),
    'core:state': () => core.state,
    'window:ready': () => {
      // scripts/start waits for this line.
      process.stdout.write('desk window ready\n')
    },
    'window:locale': ({ locale }) => {
      setLocale(locale)
      showMenu()
    },
    'window:theme': ({ theme }) => {
      nativeTheme.themeSource = theme
    },
    'window:zoom': ({ step }, caller) => zoom(callingWindow(caller), step),
    'shell:about': facts,
    'shell:copy-diagnosis': copyDiagnosis,
    'shell:open-external': ({ url }, caller) => openExternal(url, callingWindow(caller)),
    'csp:report': (report) => {
      cspReports++
      log('error', 'csp: violated', report)
    },
  })
}

function showMenu(): void {
  installMenu({ window: () => mainWindow, copyDiagnosis })
}

function openWindow(): void {
  mainWindow = createWindow(!app.isPackaged)
  mainWindow.on('closed', () => {
    mainWindow = undefined
  })
}

function focusWindow(): void {
  if (!mainWindow) return
  if (mainWindow.isMinimized()) mainWindow.restore()
  mainWindow.show()
  mainWindow.focus()
}

async function begin(): Promise<void> {
  // The sign-in page waits for core's first word: core loads while Electron does.
  if (isCoreApart) core.start()
  await Promise.all([app.whenReady(), driverIsReady()])
  serveApp(session.defaultSession, rendererDir, reloadFile !== undefined)
  if (reloadFile) watchFile(reloadFile, { interval: 300 }, () => mainWindow?.webContents.reload())
  installChannels()
  setLocale(app.getLocale().startsWith('it') ? 'it' : 'en')
  showMenu()
  core.start()
  openWindow()
  powerMonitor.on('suspend', () => core.notify('power', { state: 'suspend' }))
  powerMonitor.on('lock-screen', () => core.notify('power', { state: 'lock' }))
  powerMonitor.on('resume', () => core.notify('power', { state: 'resume' }))
  app.on('activate', () => mainWindow ?? openWindow())
  log('info', 'desk started', { ...facts() })
}

// A second desk on the same data would find the mirror locked: it brings the first one to the front instead. What
// stands on its command line is data from outside and is not acted on.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (life === 'stopped') return
    event.preventDefault()
    if (life === 'stopping') return
    life = 'stopping'
    // The windows stay until core has ended: closing the last one would ask to quit once more.
    void core.stop().then(() => {
      life = 'stopped'
      app.quit()
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  void begin()
} else {
  app.quit()
}
