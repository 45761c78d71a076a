// Builds the parts of the desk whose sources have changed since their last build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inProject } from './lib/paths.ts'

export type PartName = 'main' | 'preload' | 'renderer' | 'core'

interface Part {
  /** Folders and files whose change asks for a new build. */
  sources: string[]
  /** What the build leaves behind. */
  result: string
}

const always = ['shared', 'electron.vite.config.ts', 'package-lock.json']

const parts: Record<PartName, Part> = {
  main: { sources: ['electron/main', ...always], result: 'out/main/index.cjs' },
  preload: { sources: ['electron/preload', ...always], result: 'out/preload/index.cjs' },
  renderer: { sources: ['renderer', ...always], result: 'out/renderer/index.html' },
  core: { sources: ['electron/core', 'db', ...always], result: 'out/core/main.js' },
}
const allParts: PartName[] = ['main', 'preload', 'renderer', 'core']

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** One word that changes with the name, size or time of any source. */
function stampOf({ sources }: Part): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesOf(inProject(source)))) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file}\0${mtimeMs}\0${size}\n`)
  }
  return hash.digest('hex')
}

/** Builds the named parts as far as their sources have changed, and tells which had. */
export async function build(names: readonly PartName[] = allParts): Promise<PartName[]> {
  const built: PartName[] = []
  for (const name of names) {
    const part = parts[name]
    const stampFile = inProject('out', 'stamps', name)
    const stamp = stampOf(part)
    const isCurrent = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
    if (isCurrent && existsSync(inProject(part.result))) continue
    const started = performance.now()
    // Removed first: a build that breaks off must not count as done.
    rmSync(stampFile, { force: true })
    // The bundler takes half a second to load: only when there is something to do.
    const [{ build: viteBuild }, { default: configs }] = await Promise.all([
      import('vite'),
      import('../electron.vite.config.ts'),
    ])
    await viteBuild(configs[name])
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, stamp)
    built.push(name)
    console.log(`build: ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  return built
}

if (import.meta.main) {
  const names = allParts.filter((name) => process.argv.includes(name))
  await build(names.length > 0 ? names : undefined)
}
