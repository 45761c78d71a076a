// The bridge: functions only. Neither ipcRenderer nor an event object ever reaches the page.
import { contextBridge, ipcRenderer } from 'electron'
import type {
  portChannel as PortChannel,
  ShellApi,
  WindowCallInput,
  WindowCallName,
  WindowCallOutput,
  WindowEvent,
  WindowEventName,
} from '../../shared/rpc/shell.ts'

// This file is type-checked with the Node programs, which know no DOM; of it only this is used.
declare const window: { postMessage(message: unknown, origin: string, ports: readonly unknown[]): void }

const portChannel: typeof PortChannel = 'port:here'

function call<N extends WindowCallName>(name: N, input?: WindowCallInput<N>): Promise<WindowCallOutput<N>> {
  return ipcRenderer.invoke(name, input)
}

function listen<N extends WindowEventName>(name: N, listener: (value: WindowEvent<N>) => void): () => void {
  const heard = (_event: unknown, value: WindowEvent<N>): void => listener(value)
  ipcRenderer.on(name, heard)
  return () => ipcRenderer.removeListener(name, heard)
}

// A port cannot pass the bridge as a value; it goes to our own page as a message of the window.
ipcRenderer.on(portChannel, (event, id: string) => {
  window.postMessage({ type: portChannel, id }, 'app://scrivania', event.ports)
})

const shell: ShellApi = {
  requestPort: (id) => call('port:request', { id }),
  coreState: () => call('core:state'),
  ready: () => call('window:ready'),
  setLocale: (locale) => call('window:locale', { locale }),
  setTheme: (theme) => call('window:theme', { theme }),
  zoom: (step) => call('window:zoom', { step }),
  about: () => call('shell:about'),
  copyDiagnosis: () => call('shell:copy-diagnosis'),
  openExternal: (url) => call('shell:open-external', { url }),
  reportCsp: (directive, blocked) => call('csp:report', { directive, blocked }),
  onCoreState: (listener) => listen('core:state', listener),
  onMenuCommand: (listener) => listen('menu:command', ({ command }) => listener(command)),
  onNotificationOpen: (listener) => listen('notification:open', ({ tag }) => listener(tag)),
}

contextBridge.exposeInMainWorld('shell', shell)
