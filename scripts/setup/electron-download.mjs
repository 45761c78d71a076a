// Electron's own binary. Its npm package has no install script: the binary comes from the project's download site,
// which not every network reaches. A failure is remembered, so that the next start does not wait for it again.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, node24, nodeModules } from './paths.mjs'
import { run, step } from './step.mjs'

const packageFolder = join(nodeModules, 'electron')
const reachableSeconds = 4

/** The version of the installed npm package `electron`. */
function version() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
}

/** The executable that the npm package `electron` has downloaded, if it is there. */
export function downloadedElectron() {
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : undefined
}

/** @param {string} name */
function failureFile(name) {
  return join(cacheFolder(), `electron-${name}-unreachable`)
}

/** Whether a former try has failed and need not be repeated. */
export function downloadIsKnownToFail() {
  return existsSync(failureFile(version()))
}

/** Forgets former failures. */
export function forgetFailedDownload() {
  rmSync(failureFile(version()), { force: true })
}

/** Tries the download; returns the executable, or undefined where the site cannot be reached. */
export async function downloadElectron() {
  const name = version()
  return step(
    `downloading Electron ${name}`,
    `given up after ${reachableSeconds} s if out of reach`,
    async () => {
      const problem = (await siteProblem(name)) ?? (await fetchBinary())
      if (!problem) return downloadedElectron()
      mkdirSync(cacheFolder(), { recursive: true })
      writeFileSync(failureFile(name), `${new Date().toISOString()} ${problem}\n`)
      console.log(
        `set-up: it cannot be downloaded here (${problem}); not tried again until this file is gone:`,
      )
      console.log(`set-up: ${failureFile(name)}`)
      return undefined
    },
  )
}

/** @param {string} name what keeps the download site from answering, if anything does */
async function siteProblem(name) {
  // Behind a proxy only the download itself, which knows proxies, can tell.
  if (process.env.ELECTRON_GET_USE_PROXY) return undefined
  const mirror = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/download/'
  try {
    const answer = await fetch(new URL(`v${name}/SHASUMS256.txt`, mirror), {
      method: 'HEAD',
      signal: AbortSignal.timeout(reachableSeconds * 1000),
    })
    return answer.ok ? undefined : `the download site answers ${answer.status}`
  } catch (error) {
    return error instanceof Error ? (error.cause?.code ?? error.message) : String(error)
  }
}

async function fetchBinary() {
  try {
    await run(node24, [join(packageFolder, 'install.js')], { cwd: packageFolder, limitSeconds: 900 })
    return downloadedElectron() ? undefined : 'the download left no program behind'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
