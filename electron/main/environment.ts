// What main is told from outside, read once: folders, addresses, and the switches that exist for tests alone.
import { join, resolve } from 'node:path'
import { app } from 'electron'

/** Electron's binary named itself otherwise only when the app was packaged, and then no switch for tests counts. */
const testSwitch = (name: string): string | undefined =>
  app.isPackaged ? undefined : process.env[name] || undefined

/** The folder of everything the program writes. */
export const dataDir = resolve(process.env.SCRIVANIA_DATA_DIR || app.getPath('userData'))

/** The folder the window's files are served from. */
export const rendererDir = testSwitch('SCRIVANIA_TEST_RENDERER') ?? join(__dirname, '..', 'renderer')

/** The script core is started from. */
export const coreEntry = testSwitch('SCRIVANIA_TEST_CORE') ?? join(__dirname, '..', 'core', 'main.js')

/** Where compiled code of core is kept between starts: nothing of the user's, and free to be lost. */
export const codeCache = join(dataDir, 'profile', 'core-code')

/** Whether the window opens on a display that no graphics card stands behind. */
export const isDisplayVirtual = process.env.SCRIVANIA_DISPLAY === 'virtual'

/** The preload script. */
export const preloadEntry = join(__dirname, '..', 'preload', 'index.cjs')

/** Head office's address, where the start names one. */
export const headOffice = process.env.SCRIVANIA_HEADOFFICE || null

/** The pins of head office's keys, one beside the other; core judges them. */
export const pins = (process.env.SCRIVANIA_HEADOFFICE_PINS ?? '').split(/[\s,]+/).filter(Boolean)

/** Core as a utilityProcess even where this runtime is too old for the real one: tests try that way with a small core. */
export const isCoreInsideForced = testSwitch('SCRIVANIA_TEST_CORE_INSIDE') === '1'

/** Node 24 for core, where the runtime's own Node is too old for core's addons. */
export const node24 = testSwitch('SCRIVANIA_NODE')

/**
 * Resolves when the window may be opened: at once, but for a test driver that has to be attached before there is a
 * page to attach to (one that appears in between makes it wait for ever).
 */
export function driverIsReady(): Promise<void> {
  if (testSwitch('SCRIVANIA_TEST_DRIVER') !== 'playwright') return Promise.resolve()
  return new Promise((resolve) => Reflect.set(globalThis, '__playwright_run', resolve))
}

/** In development, the file whose change means that the window's files were built again. */
export const reloadFile = testSwitch('SCRIVANIA_DEV_RELOAD')
