// The desk as end-to-end tests get it: the built program on the runtime that set-up found, with its sandbox on and a
// data folder of its own. What the page complains of is collected, and at the end of a test there must be nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import { deskStart } from '../../scripts/lib/desk.ts'
import type { ShellApi } from '../../shared/rpc/shell.ts'

export interface DeskOptions {
  /** The tiny page and echoing core of the shell's own tests, in place of the real ones. */
  fixture?: boolean
  headOffice?: string
  /** Off only where a test proves that the proof of the sandbox sees its absence. */
  sandbox?: boolean
  env?: Record<string, string>
}

/** A started desk. */
export class Desk {
  readonly app: ElectronApplication
  readonly page: Page
  readonly dataDir: string
  readonly #problems: string[] = []
  #forgiven: RegExp[] = []

  constructor(app: ElectronApplication, page: Page, dataDir: string) {
    this.app = app
    this.page = page
    this.dataDir = dataDir
    page.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.#problems.push(`page error: ${error.message}`))
    page.on('crash', () => this.#problems.push('the page has crashed'))
    page.on('request', (request) => {
      if (!/^(app|blob|data|devtools):/.test(request.url())) this.#problems.push(`request: ${request.url()}`)
    })
  }

  /** Declares what this test provokes on purpose. */
  forgive(...patterns: RegExp[]): void {
    this.#forgiven.push(...patterns)
  }

  /** What the page has complained of so far, beyond what was forgiven. */
  async problems(): Promise<string[]> {
    const isForgiven = (problem: string) => this.#forgiven.some((pattern) => pattern.test(problem))
    const reports = await this.cspReports()
    const all = [...this.#problems, ...(reports > 0 ? [`csp: ${reports} reports`] : [])]
    return all.filter((problem) => !isForgiven(problem))
  }

  /** How often the page has broken its content security policy. */
  async cspReports(): Promise<number> {
    if (this.page.isClosed()) return 0
    return this.page.evaluate(async () => {
      const { shell } = globalThis as unknown as { shell: ShellApi }
      return (await shell.about()).cspReports
    })
  }

  async close(): Promise<void> {
    await this.app.close()
  }
}

/** Starts the desk on a data folder. Who starts it closes it. */
export async function startDesk(dataDir: string, options: DeskOptions = {}): Promise<Desk> {
  const { fixture = false, headOffice, sandbox = true, env = {} } = options
  const start = deskStart({ dataDir, ...(headOffice ? { headOffice } : {}) })
  const app = await _electron.launch({
    executablePath: start.executable,
    args: start.args,
    // Playwright switches the sandbox off unless told otherwise.
    chromiumSandbox: sandbox,
    env: {
      ...start.env,
      SCRIVANIA_TEST_DRIVER: 'playwright',
      ...(fixture
        ? {
            SCRIVANIA_TEST_RENDERER: join(import.meta.dirname, 'fixture-page'),
            SCRIVANIA_TEST_CORE: join(import.meta.dirname, 'fixture-core.ts'),
          }
        : {}),
      ...env,
    },
  })
  return new Desk(app, await app.firstWindow(), dataDir)
}

interface Fixtures {
  deskOptions: DeskOptions
  /** A fresh folder, gone after the test. */
  dataDir: string
  desk: Desk
}

/** Playwright's `test` with a started desk. */
export const test = base.extend<Fixtures>({
  deskOptions: [{}, { option: true }],
  dataDir: async ({ browserName: _unused }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'scrivania-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  desk: async ({ deskOptions, dataDir }, use) => {
    const desk = await startDesk(dataDir, deskOptions)
    await use(desk)
    const problems = await desk.problems()
    await desk.close()
    expect(problems, 'complaints of the page').toEqual([])
  },
})

export { expect }
