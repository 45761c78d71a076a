// The one place that makes a window.
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import {
  type WindowEvent,
  type WindowEventName,
  windowEvents,
  type ZoomStep,
} from '../../shared/rpc/shell.ts'
import { origin } from './app-protocol.ts'
import { dataDir, preloadEntry } from './environment.ts'
import { reviveWhenCrashed } from './failures.ts'
import { log } from './log.ts'
import { leastSize, placedOn, readWindowState, type WindowState, writeWindowState } from './window-state.ts'

const stateFile = join(dataDir, 'window.json')
const zoomLevelStep = 0.5
const zoomLimits = { least: -3, most: 5 }

/** Makes a window of the desk: sandboxed, isolated, without Node. */
export function createWindow(devTools: boolean): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const areas = [main, ...others].map(({ workArea }) => workArea)
  const state = placedOn(readWindowState(stateFile), areas)
  const { maximised, zoomLevel, ...bounds } = state
  const window = new BrowserWindow({
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: 'Scrivania Agente',
    autoHideMenuBar: true,
    // The desk of the light theme (tokens.css), or the window would flash in another grey before the first drawing.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161411' : '#f3f0ec',
    webPreferences: {
      preload: preloadEntry,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Dictionaries would be fetched from the internet.
      spellcheck: false,
      devTools,
    },
  })
  if (maximised) window.maximize()
  // Chromium forgets the zoom at each load of an origin it keeps no state for.
  window.webContents.on('did-finish-load', () =>
    window.webContents.setZoomLevel(currentZoom(window, zoomLevel)),
  )
  window.once('ready-to-show', () => window.show())
  window.on('close', () => keepState(window))
  reviveWhenCrashed(window)
  window.webContents.on('before-input-event', (event, input) => {
    const step = zoomKey(input)
    if (!step) return
    event.preventDefault()
    zoom(window, step)
  })
  void window.loadURL(`${origin}/index.html`)
  return window
}

const zoomLevels = new WeakMap<BrowserWindow, number>()

function currentZoom(window: BrowserWindow, initial: number): number {
  const level = zoomLevels.get(window) ?? initial
  zoomLevels.set(window, level)
  return level
}

/** Zooms a window and gives the new size in percent. */
export function zoom(window: BrowserWindow, step: ZoomStep): { percent: number } {
  const by = { in: zoomLevelStep, out: -zoomLevelStep, keep: 0 }
  const wanted = step === 'reset' ? 0 : window.webContents.getZoomLevel() + by[step]
  const level = Math.min(zoomLimits.most, Math.max(zoomLimits.least, wanted))
  zoomLevels.set(window, level)
  window.webContents.setZoomLevel(level)
  return { percent: Math.round(100 * 1.2 ** level) }
}

/** Ctrl (or Cmd) with plus, minus, nought; the plus sign also where it needs no Shift. */
function zoomKey(input: Electron.Input): ZoomStep | undefined {
  const command = process.platform === 'darwin' ? input.meta : input.control
  if (input.type !== 'keyDown' || !command || input.alt) return undefined
  if (input.key === '+' || input.key === '=') return 'in'
  if (input.key === '-') return 'out'
  return input.key === '0' ? 'reset' : undefined
}

function keepState(window: BrowserWindow): void {
  const state: WindowState = {
    ...window.getNormalBounds(),
    maximised: window.isMaximized(),
    zoomLevel: window.webContents.getZoomLevel(),
  }
  try {
    writeWindowState(stateFile, state)
  } catch (error) {
    log('warn', 'window: its state could not be kept', { error: String(error) })
  }
}

/** Sends an event of the contract to a window. */
export function sendToWindow<N extends WindowEventName>(
  window: BrowserWindow | undefined,
  name: N,
  value: WindowEvent<N>,
): void {
  if (!window || window.isDestroyed()) return
  window.webContents.send(name, windowEvents[name].parse(value))
}
