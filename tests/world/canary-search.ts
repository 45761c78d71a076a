import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A word that is made anew at each run: neither a file of the project nor a cache holds it. Letters only, so that it fits a name. */
export function canaryWord(start: string): string {
  const digits = randomBytes(9).toString('hex')
  return start + digits.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
}

/** Searches folders, and the nameless files of this process, for words that must stand nowhere in plain text. */
export class CanarySearch {
  readonly #needles: readonly Buffer[]
  readonly #begun = Date.now() - 1000
  /** Head office's own folder, whose files are searched only where it is asked for. */
  readonly #officeDir: string

  /** Each word in every form in which a program writes text: UTF-8, UTF-16, and as typed, lower and upper case. */
  constructor(words: readonly string[], officeDir: string) {
    this.#officeDir = officeDir
    this.#needles = words
      .flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()])
      .flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  }

  /** Where one of the words stands: below a desk's data folder and in the places for temporary files. */
  hits(dataDir: string): string[] {
    const places = [dataDir, tmpdir(), '/var/tmp', '/dev/shm']
    const files = places.flatMap((folder) => [...this.#written(folder)])
    return [...new Set([...files, ...nameless()])].filter((file) => this.#holdsNeedle(file))
  }

  /** The control: where head office itself keeps them. */
  hitsAtHeadOffice(): string[] {
    return [...this.#written(this.#officeDir)].filter((file) => this.#holdsNeedle(file))
  }

  #holdsNeedle(file: string): boolean {
    try {
      const bytes = readFileSync(file)
      return this.#needles.some((needle) => bytes.includes(needle))
    } catch {
      // Gone meanwhile, another user's, or no file at all.
      return false
    }
  }

  /** Files below a folder that were written since this search was made. */
  *#written(folder: string): Generator<string> {
    for (const entry of list(folder)) {
      const path = join(folder, entry.name)
      if (path === this.#officeDir) continue
      // Other tests' databases beside us: none of our desk's business, and large.
      const isDatabase = entry.isDirectory() && existsSync(join(path, 'PG_VERSION'))
      if (isDatabase && !path.startsWith(this.#officeDir)) continue
      if (entry.isDirectory()) yield* this.#written(path)
      else if (entry.isFile() && this.#isRecent(path)) yield path
    }
  }

  #isRecent(path: string): boolean {
    const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 }
    return mtimeMs >= this.#begun && size < 512 * 1024 * 1024
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Files that this process holds open without a name: where SQLite sorts when it sorts on disk. */
function nameless(): string[] {
  return list('/proc/self/fd')
    .map(({ name }) => `/proc/self/fd/${name}`)
    .filter((link) => {
      try {
        return readlinkSync(link).endsWith(' (deleted)')
      } catch {
        return false
      }
    })
}
