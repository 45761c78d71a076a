// What the desk needs of the operating system on Linux: the libraries Electron links, and a virtual display where
// there is no real one. On Debian and Ubuntu root gets them installed; everybody else is given the one command.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, SetupError, step } from './step.mjs'
import { isLinuxRoot } from './user-namespace.mjs'

/**
 * Each need with the packages that meet it; the second name is that of newer Ubuntu. `library` is looked up in the
 * loader's cache, `program` on the PATH, `file` on the disk.
 */
const needs = [
  { library: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { library: 'libnss3.so', packages: ['libnss3'] },
  { library: 'libasound.so.2', packages: ['libasound2', 'libasound2t64'] },
  { library: 'libgbm.so.1', packages: ['libgbm1'] },
  { library: 'libnotify.so.4', packages: ['libnotify4'] },
  { library: 'libXss.so.1', packages: ['libxss1'] },
  { library: 'libXtst.so.6', packages: ['libxtst6'] },
  { program: 'xdg-open', packages: ['xdg-utils'] },
  { program: 'dbus-daemon', packages: ['dbus'] },
  { file: '/usr/share/fonts/truetype/liberation', packages: ['fonts-liberation'], optional: true },
]
const virtualDisplay = { program: 'Xvfb', packages: ['xvfb'] }

/** @param {string} program */
function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)))
}

/** What of the operating system is missing, as a list of needs. */
export function missingFromSystem() {
  if (process.platform !== 'linux') return []
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path))
  const known = ldconfig ? spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout : undefined
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  // Root has all installed at once; others are not stopped by what only looks or a missing screen would want.
  const wanted = [
    ...needs.filter((need) => isLinuxRoot() || !need.optional),
    ...(hasDisplay && !isLinuxRoot() ? [] : [virtualDisplay]),
  ]
  return wanted.filter((need) => {
    if (need.library) return known !== undefined && !known.includes(`${need.library} `)
    if (need.program) return !onPath(need.program)
    return !existsSync(need.file ?? '')
  })
}

/** Whether apt manages this system. */
function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8')) && onPath('apt-get')
  } catch {
    return false
  }
}

/** @param {ReturnType<typeof missingFromSystem>} missing */
function names(missing) {
  return missing.map((need) => need.packages[0]).join(' ')
}

/** Installs what is missing, or says how to. */
export async function completeSystem() {
  const missing = missingFromSystem()
  if (missing.length === 0) return
  if (!isDebianLike()) {
    throw new SetupError(
      `this system lacks ${missing.map((need) => need.library ?? need.program ?? need.file).join(', ')}`,
      `Install them with this system's package manager (Debian calls the packages ${names(missing)}).`,
    )
  }
  if (!isLinuxRoot()) {
    throw new SetupError(
      `this system lacks ${missing.map((need) => need.library ?? need.program ?? need.file).join(', ')}`,
      `Run: sudo apt-get update && sudo apt-get install -y ${names(missing)}`,
    )
  }
  await step(`installing system packages (${names(missing)})`, 'about a minute, once', installWithApt)
}

/** Two clones may be set up at once and apt allows one at a time: the later one waits and looks again. */
async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  let problem = ''
  for (let attempt = 1; attempt <= 6; attempt++) {
    const missing = missingFromSystem()
    if (missing.length === 0) return
    try {
      await run('apt-get', ['update'], { env, limitSeconds: 600 })
      const chosen = missing.map(({ packages }) => packages.find(isInstallable) ?? packages[0] ?? '')
      const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
      await run('apt-get', ['install', ...options, ...chosen], { env, limitSeconds: 1800 })
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      if (!/lock/i.test(problem)) break
      await new Promise((resolve) => setTimeout(resolve, 10_000))
    }
  }
  const missing = missingFromSystem()
  if (missing.length === 0) return
  throw new SetupError(
    `apt-get could not install ${names(missing)}: ${problem}`,
    `Run: apt-get update && apt-get install -y ${names(missing)}`,
  )
}

/** @param {string} name whether apt has a real package of this name (some names only stand for others) */
function isInstallable(name) {
  const shown = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? ''
  return /Candidate: \d/.test(shown)
}
