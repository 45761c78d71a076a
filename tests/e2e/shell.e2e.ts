// The shell proves what docs/architecture.md promises of it, on the real runtime, with a tiny page and an echoing core.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { build } from 'vite'
import { deskStart } from '../../scripts/lib/desk.ts'
import { expect, startDesk, test } from './desk.ts'
import { type FixturePage, state } from './fixture-page.ts'

declare const window: FixturePage

test.use({ deskOptions: { fixture: true } })

test.beforeEach(async ({ desk }) => {
  await expect(state(desk)).toHaveText('echo ciao')
})

/** Bundles the small core for the Node of the oldest runtime. */
async function buildFixtureCore(file: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node18',
      outDir: dirname(file),
      rolldownOptions: {
        input: join(import.meta.dirname, 'fixture-core.ts'),
        output: { format: 'cjs', entryFileNames: basename(file), codeSplitting: false },
      },
    },
  })
}

/** What of the sandbox can be seen from outside; both must hold. */
async function sandboxFacts(app: ElectronApplication) {
  const { main, renderer, argv } = await app.evaluate(({ BrowserWindow }) => ({
    main: process.pid,
    renderer: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    argv: process.argv,
  }))
  const namespace = (pid: number) => readlinkSync(`/proc/${pid}/ns/user`)
  return {
    isAskedFor: !argv.some((word) => /^--no-.*sandbox$/.test(word)),
    hasOwnNamespace: process.platform !== 'linux' || namespace(main) !== namespace(renderer),
    filtersCalls:
      process.platform !== 'linux' ||
      /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${renderer}/status`, 'utf8')),
  }
}

test.describe('sandbox', () => {
  test('the page runs in its own namespace, with system calls filtered', async ({ desk }) => {
    expect(await sandboxFacts(desk.app)).toEqual({
      isAskedFor: true,
      hasOwnNamespace: true,
      filtersCalls: true,
    })
  })

  test('a start without it is seen as such', async ({ desk, dataDir }) => {
    await desk.app.close()
    const bare = await startDesk(dataDir, { fixture: true, sandbox: false })
    const facts = await sandboxFacts(bare.app)
    await bare.close()
    expect(facts).toMatchObject({ isAskedFor: false, hasOwnNamespace: false })
  })

  test('the page sees nothing of Node', async ({ desk }) => {
    const seen = await desk.page.evaluate(() =>
      ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    )
    expect(seen).toEqual([])
    const types = await desk.page.evaluate(() => Object.values(window.shell).map((member) => typeof member))
    expect(new Set(types)).toEqual(new Set(['function']))
  })
})

test.describe('link to core', () => {
  test('core answers over the port and can ask main', async ({ desk }) => {
    const answers = await desk.page.evaluate(async () => {
      const port = await window.openPort()
      return [await window.ask(port, { n: 1n, bytes: new Uint8Array([7]) }), await window.ask(port, 'seal')]
    })
    expect(answers[0]).toMatchObject({ echo: { n: 1n } })
    expect(answers[1]).toMatchObject({ backend: expect.stringMatching(/^(none|keyring)$/) })
  })

  test('core gets the folder, the version and nothing it does not need', async ({ desk }) => {
    const settings = await desk.page.evaluate(async () => window.ask(await window.openPort(), 'settings'))
    expect(settings).toMatchObject({
      dataDir: desk.dataDir,
      headOffice: null,
      version: '0.1.0',
      generation: 1,
    })
  })

  test('a core that dies is started again, and the page gets a new port', async ({ desk }) => {
    await desk.page.evaluate(async () => {
      const port = await window.openPort()
      void window.ask(port, 'die')
    })
    await expect
      .poll(() => desk.page.evaluate(() => window.states.at(-1)))
      .toMatchObject({ state: 'ready', generation: 2 })
    const answer = await desk.page.evaluate(async () => window.ask(await window.openPort(), 'again'))
    expect(answer).toMatchObject({ echo: 'again' })
  })

  test('the page can be loaded again with a port open', async ({ desk }) => {
    for (let round = 0; round < 3; round++) {
      await desk.page.reload()
      await expect(state(desk)).toHaveText('echo ciao')
    }
  })
})

test.describe('core inside Electron', () => {
  // The way of newer runtimes, tried on this one with the small core made digestible for its Node.
  test.use({
    deskOptions: async ({ dataDir }, use) => {
      const coreEntry = join(dataDir, 'core', 'core.cjs')
      await buildFixtureCore(coreEntry)
      await use({ fixture: true, env: { SCRIVANIA_TEST_CORE: coreEntry, SCRIVANIA_TEST_CORE_INSIDE: '1' } })
    },
  })

  test('holds the port itself, asks main, and is started again when it dies', async ({ desk }) => {
    const answer = await desk.page.evaluate(async () => {
      const port = await window.openPort()
      return [await window.ask(port, { n: 1 }), await window.ask(port, 'seal')]
    })
    expect(answer).toMatchObject([
      { echo: { n: 1 }, isInside: true },
      { backend: expect.stringMatching(/^(none|keyring)$/) },
    ])
    await desk.page.evaluate(async () => {
      void window.ask(await window.openPort(), 'die')
    })
    await expect
      .poll(() => desk.page.evaluate(() => window.states.at(-1)))
      .toMatchObject({ state: 'ready', generation: 2 })
    const again = await desk.page.evaluate(async () => window.ask(await window.openPort(), 'again'))
    expect(again).toMatchObject({ echo: 'again' })
  })
})

test.describe('window', () => {
  test('zoom and place are kept', async ({ desk, dataDir }) => {
    const percent = await desk.page.evaluate(async () => {
      await window.shell.zoom('in')
      return (await window.shell.zoom('in')).percent
    })
    expect(percent).toBe(120)
    await desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 750 }),
    )
    await desk.app.close()
    const again = await startDesk(dataDir, { fixture: true })
    await expect(state(again)).toHaveText('echo ciao')
    const kept = await again.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      return { ...window?.getNormalBounds(), zoom: window?.webContents.getZoomLevel() }
    })
    await again.close()
    expect(kept).toEqual({ x: 40, y: 30, width: 1100, height: 750, zoom: 1 })
  })

  test('a second desk on the same data gives way to the first', async ({ desk, dataDir }) => {
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    const { executable, args, env } = deskStart({ dataDir })
    const second = spawn(executable, [...args, '--headoffice=x', 'file:///etc/passwd', '"; x'], {
      env,
      stdio: 'ignore',
    })
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    const isMinimized = () =>
      desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
    await expect.poll(isMinimized).toBe(false)
    await expect(state(desk)).toHaveText('echo ciao')
  })

  test('the diagnosis names versions and no person', async ({ desk }) => {
    await desk.page.evaluate(() => window.shell.copyDiagnosis())
    const text = await desk.app.evaluate(({ clipboard }) => clipboard.readText())
    expect(text).toMatch(/^product: Scrivania Agente$/m)
    expect(text).toMatch(/^coreNode: 24\./m)
    expect(text).not.toContain(desk.dataDir)
  })
})
