// npm run screenshots: opens the real window on the demonstration data and writes every main page as a picture: light,
// dark, and as narrow as the window goes. The README's pictures come from here.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { paths } from '../renderer/lib/paths.ts'
import { type Desk, startDesk } from '../tests/e2e/desk.ts'
import { startHeadOffice } from './lib/headoffice.ts'
import { inProject } from './lib/paths.ts'

const password = 'scrivania'
/** The first load of a user's data has to fit in here. */
const loadLimit = 120_000
/** Pictures and letters that come after the data. */
const settleMs = 700

const looks = [
  { name: 'light', theme: 'light', width: 1440, height: 900 },
  { name: 'dark', theme: 'dark', width: 1440, height: 900 },
  { name: 'narrow', theme: 'light', width: 1024, height: 700 },
] as const

const { values: options } = parseArgs({ options: { out: { type: 'string' } } })
const out = options.out ?? inProject('docs', 'screenshots')

interface MainPage {
  name: string
  open(desk: Desk): Promise<void>
}

const fixedPages: MainPage[] = Object.entries(paths).flatMap(([name, to]) =>
  typeof to === 'string' ? [{ name, open: (desk: Desk) => goTo(desk, to) }] : [],
)

const pages: MainPage[] = [
  ...fixedPages,
  {
    name: 'customer',
    async open(desk) {
      await goTo(desk, paths.customers)
      await desk.page.locator('[role="row"]').nth(3).dblclick()
    },
  },
  {
    name: 'palette',
    async open(desk) {
      await goTo(desk, paths.customers)
      await desk.page.keyboard.press('Control+k')
      await desk.page.keyboard.type('rossi')
    },
  },
]

async function goTo(desk: Desk, to: string): Promise<void> {
  await desk.page.keyboard.press('Escape')
  await desk.page.evaluate(`location.hash = ${JSON.stringify(to)}`)
}

/** Gives the window the look, in every page that follows. */
async function dress(desk: Desk, { theme, width, height }: (typeof looks)[number]): Promise<void> {
  // The desk follows the system's theme, and the driver stands for the system.
  await desk.page.emulateMedia({ colorScheme: theme })
  await desk.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}

async function take(desk: Desk, name: string): Promise<void> {
  await desk.page.waitForTimeout(settleMs)
  await desk.page.screenshot({ path: join(out, `${name}.png`) })
  console.log(join(out, `${name}.png`))
}

async function signIn({ page }: Desk): Promise<void> {
  await page.locator('main li button, section li button').first().click()
  await page.locator('input[name="password"]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('nav a').first().waitFor({ timeout: loadLimit })
  await page.locator('[role="row"]').nth(5).waitFor({ timeout: loadLimit })
  await page.locator('[role="progressbar"]').waitFor({ state: 'detached', timeout: loadLimit })
}

const folder = mkdtempSync(join(tmpdir(), 'scrivania-screenshots-'))
mkdirSync(out, { recursive: true })
const office = startHeadOffice({ dataDir: folder, args: ['--port', '0', '--seed-if-empty', 'demo'] })
try {
  const desk = await startDesk(folder, { headOffice: await office.url })
  await desk.page.locator('input[name="password"]').waitFor()
  for (const look of looks) {
    await dress(desk, look)
    await take(desk, `sign-in-${look.name}`)
  }
  await signIn(desk)
  for (const look of looks) {
    await dress(desk, look)
    for (const page of pages) {
      await page.open(desk)
      await take(desk, `${page.name}-${look.name}`)
    }
  }
  const problems = await desk.problems()
  await desk.close()
  if (problems.length > 0) throw new Error(`the page complained:\n${problems.join('\n')}`)
} finally {
  await office.close()
  rmSync(folder, { recursive: true, force: true })
}
