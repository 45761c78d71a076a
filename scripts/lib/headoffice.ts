// The head office as a child process.
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { endChild, ended, startAsDesk } from './children.ts'
import { cleanEnvironment } from './environment.ts'
import { inProject, node24, root } from './paths.ts'

export interface HeadOffice {
  /** Where it listens, once it does. */
  url: Promise<string>
  process: ChildProcess
  close(): Promise<void>
}

export interface HeadOfficeOptions {
  dataDir: string
  /** Words after `headoffice/main.ts`. */
  args: readonly string[]
  /** Hears what it prints beside its address. */
  onLine?: (line: string) => void
}

/** The first start fills a database; later ones take two seconds. */
const startSeconds = 300
const stopSeconds = 15

/** Starts the head office. Who starts it closes it, also when `url` is rejected. */
export function startHeadOffice({ dataDir, args, onLine = () => {} }: HeadOfficeOptions): HeadOffice {
  const child = startAsDesk(node24, [inProject('headoffice', 'main.ts'), ...args], {
    cwd: root,
    env: { ...cleanEnvironment(), SCRIVANIA_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { url: address(child, onLine), process: child, close: () => endChild(child, stopSeconds) }
}

async function address(child: ChildProcess, onLine: (line: string) => void): Promise<string> {
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        const found = /^headoffice listening on (http:\/\/\S+)$/.exec(line)?.[1]
        if (found) resolve(found)
        else onLine(line)
      })
    }
  })
  const failed = ended(child).then((code) => {
    throw new Error(`the head office ended with code ${code}`)
  })
  const late = sleep(startSeconds * 1000, undefined, { ref: false }).then(() => {
    throw new Error(`the head office did not listen within ${startSeconds} s`)
  })
  return await Promise.race([listening, failed, late])
}
