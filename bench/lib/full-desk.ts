import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { RunningHeadOffice } from '../../headoffice/server.ts'
import { deskStart } from '../../scripts/lib/desk.ts'
import { atEnd } from './at-end.ts'
import { fullOffice } from './full-office.ts'

export type FullDesk = {
  dataDir: string
  headOffice: string
  office: RunningHeadOffice
}

const USER = { name: 'giorgio.bertone', password: 'scrivania' }

/** Opens the window on a data folder. */
export async function launch(
  dataDir: string,
  headOffice: string,
): Promise<{ app: ElectronApplication; page: Page }> {
  const start = deskStart({ dataDir, headOffice })
  const app = await _electron.launch({
    executablePath: start.executable,
    args: start.args,
    chromiumSandbox: true,
    env: { ...start.env, SCRIVANIA_TEST_DRIVER: 'playwright' },
  })
  return { app, page: await app.firstWindow() }
}

/** Until so many elements of a selector stand in the page, looked for at every frame: the driver's own waiting looks ever more rarely. */
export async function drawn(page: Page, selector: string, count = 1): Promise<void> {
  await page.evaluate(
    ([wanted, least]) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (document.querySelectorAll(wanted).length >= least) resolve()
          else requestAnimationFrame(look)
        }
        look()
      }),
    [selector, count] as const,
  )
}

/** Signs the owner in and waits for the first rows of the list. Returns the milliseconds that filling in the form took. */
export async function signIn(page: Page): Promise<number> {
  await drawn(page, 'input[type=password]')
  const started = performance.now()
  await page.getByLabel('Utente').fill(USER.name)
  await page.getByLabel('Parola d’ordine', { exact: true }).fill(USER.password)
  const filled = performance.now() - started
  await page.keyboard.press('Enter')
  await drawn(page, '[role=grid] [role=row]', 6)
  return filled
}

let opened: Promise<FullDesk> | undefined

/**
 * A head office on the preset's data and a desk whose owner has the whole mirror: what a morning begins with. One for all benchmarks
 * of a run, as making it takes minutes.
 */
export function fullDesk(): Promise<FullDesk> {
  opened ??= openFullDesk()
  return opened
}

async function openFullDesk(): Promise<FullDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-full-'))
  const dataDir = join(folder, 'desk')
  mkdirSync(dataDir, { mode: 0o700 })
  atEnd(async () => rmSync(folder, { recursive: true, force: true }))
  const { office } = await fullOffice()
  const { app, page } = await launch(dataDir, office.url)
  await signIn(page)
  const started = performance.now()
  console.log('  first sync of the owner')
  await page.getByRole('button', { name: 'In linea' }).waitFor({ timeout: 1_200_000 })
  console.log(`  complete after ${((performance.now() - started) / 1000).toFixed(0)} s`)
  await app.close()
  return { dataDir, headOffice: office.url, office }
}
