// npm run screenshots: opens the real window on the demonstration data and writes every main page as a picture: light,
// dark, and as narrow as the window goes. The README's pictures come from here.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { type Desk, startDesk } from '../tests/e2e/desk.ts'
import { startHeadOffice } from './lib/headoffice.ts'
import { inProject } from './lib/paths.ts'

/** The pictures stand in the repository: all of them together stay small. */
const mostBytes = 3_000_000
/** The first load of a user's data has to fit in here. */
const loadLimit = 300_000

const looks = [
  { name: 'light', theme: 'light', width: 1440, height: 900 },
  { name: 'dark', theme: 'dark', width: 1440, height: 900 },
  { name: 'narrow', theme: 'light', width: 1024, height: 700 },
] as const
type Look = (typeof looks)[number]

/** Who is shown: a customer made by hand, with everything that a record can hold. */
const shown = 'Cerutti Davide'

const { values: options } = parseArgs({ options: { out: { type: 'string' } } })
const out = options.out ?? inProject('docs', 'screenshots')

/** The pages with the way to each, in the order in which they are walked. */
const pages: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async customers(page) {
    await search(page, shown)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('complementary', { name: 'Scheda cliente' }).getByText(shown).first().waitFor()
  },
  async customer(page) {
    await search(page, shown)
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: 'Anagrafica' }).waitFor()
  },
  async palette(page) {
    await search(page, 'ceru')
  },
  async settings(page) {
    await page.keyboard.press('Escape')
    await page
      .getByRole('navigation', { name: 'Sezioni' })
      .getByRole('link', { name: 'Impostazioni' })
      .click()
    await page.getByRole('heading', { level: 1, name: 'Impostazioni' }).waitFor()
    // The kernel of whoever takes the pictures is nobody's business.
    await page.getByText(new RegExp(`^${process.platform} `)).evaluate((system, words) => {
      system.textContent = words
    }, `${process.platform} ${process.arch}`)
  },
}

/** Types a text into the palette and waits for what it finds. */
async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(text)
  await page.getByRole('option').filter({ hasText: shown }).first().waitFor()
}

/** Gives the window the look, in every page that follows. */
async function dress({ app, page }: Desk, { theme, width, height }: Look): Promise<void> {
  // The desk follows the system's theme, and the driver stands for the system.
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor()
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await page.waitForFunction(`innerWidth === ${width} && innerHeight === ${height}`)
}

let bytes = 0

/** Until the page stays as it is: a list fills its rows over several frames. */
async function stillness(page: Page): Promise<void> {
  let before = ''
  let now = await page.content()
  while (now !== before) {
    await sleep(300)
    before = now
    now = await page.content()
  }
}

async function take({ page }: Desk, name: string): Promise<void> {
  const file = join(out, `${name}.png`)
  // Nothing is pointed at, and the letters are there.
  await page.mouse.move(1, 1)
  await page.getByRole('tooltip').waitFor({ state: 'hidden' })
  await page.evaluate('document.fonts.ready.then(() => true)')
  await stillness(page)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  const { size } = statSync(file)
  bytes += size
  console.log(`${file}, ${Math.round(size / 1000)} kB`)
}

async function signIn({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: 'Rinaldi Marta' }).click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /: In linea$/ }).waitFor({ timeout: loadLimit })
}

async function walk(desk: Desk): Promise<void> {
  await desk.page.getByRole('region', { name: 'Utenti dimostrativi' }).waitFor()
  for (const look of looks) {
    await dress(desk, look)
    await take(desk, `sign-in-${look.name}`)
  }
  await signIn(desk)
  for (const look of looks) {
    await dress(desk, look)
    for (const [name, open] of Object.entries(pages)) {
      await open(desk.page)
      await take(desk, `${name}-${look.name}`)
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'scrivania-screenshots-'))
mkdirSync(out, { recursive: true })
const office = startHeadOffice({ dataDir: folder, args: ['--port', '0', '--seed-if-empty', 'demo'] })
try {
  const desk = await startDesk(folder, { headOffice: await office.url })
  try {
    await walk(desk)
    const problems = await desk.problems()
    if (problems.length > 0) throw new Error(`the page complained:\n${problems.join('\n')}`)
  } finally {
    await desk.close()
  }
} finally {
  await office.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
console.log(`${Math.round(bytes / 1000)} kB in all`)
if (bytes > mostBytes) throw new Error(`the pictures are larger than ${mostBytes / 1_000_000} MB together`)
