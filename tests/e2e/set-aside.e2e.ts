// Mirrors that are moved aside: one whose key nothing opens any more (fault 43), at its user's word, and a damaged one (fault 42).
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from './test.ts'

/** The folder of the one mirror of a desk. */
function mirrorFolder(dataDir: string): string {
  const mirrors = join(dataDir, 'mirrors')
  const file = readdirSync(mirrors, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith('mirror.db'),
  )
  return join(mirrors, file ?? '', '..')
}

test('a mirror that cannot be unlocked is set aside at its user’s word, kept whole, and begun anew', async ({
  office,
  dataDir,
  openDesk,
}) => {
  const first = await openDesk(dataDir, { headOffice: office.url })
  await first.signInAndWait('Rinaldi Marta')
  const everybody = await first.total()
  await first.close()
  const folder = mirrorFolder(dataDir)
  const kept = readFileSync(join(folder, 'mirror.db'))
  writeFileSync(join(folder, 'keys.json'), '')

  const screen = await openDesk(dataDir, { headOffice: office.url })
  const { page } = screen
  const setAside = page.getByRole('button', { name: 'Metti da parte e ricomincia' })
  await expect(screen.user).toHaveValue('marta.rinaldi')
  await screen.password.fill('scrivania')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(setAside).toBeVisible()
  await expect(screen.list).toBeHidden()
  expect(readFileSync(join(folder, 'mirror.db')).equals(kept)).toBe(true)

  await setAside.click()
  await expect(screen.list).toBeVisible()
  await screen.hasTotal(everybody)
  const aside = readdirSync(folder).find((name) => name.startsWith('set-aside-')) ?? ''
  expect(readFileSync(join(folder, aside, 'mirror.db')).equals(kept)).toBe(true)

  await test.step('that something was lost stands until it is closed, also behind a lock', async () => {
    const lost = page.getByRole('region', { name: 'Avvisi brevi' }).getByText('non tutto si legge')
    await expect(lost).toBeVisible()
    await page.keyboard.press('Control+l')
    await expect(screen.password).toBeFocused()
    await expect(lost).toBeHidden()
    await screen.password.fill('scrivania')
    await page.keyboard.press('Enter')
    await expect(lost).toBeVisible()
    await page.getByRole('button', { name: 'Chiudi', exact: true }).click()
    await expect(lost).toBeHidden()
  })
})

function damage(headOfficeUrl: string, dataDir: string): void {
  const desk = { headOfficeUrl, username: 'marta.rinaldi', password: 'scrivania', dataDir }
  execFileSync(process.execPath, [fileURLToPath(new URL('../world/damage-child.ts', import.meta.url))], {
    env: { ...process.env, SCRIVANIA_DESK: JSON.stringify(desk) },
  })
}

test('fault 42: a damaged mirror is moved aside, the name stays, and what was not sent comes over and is told', async ({
  ownOffice,
  dataDir,
  openDesk,
}) => {
  const first = await openDesk(dataDir, { headOffice: ownOffice.url })
  await first.signInAndWait('Rinaldi Marta')
  const somebody = await ownOffice.customer(
    `c.kind = 'PF' AND c.portfolio = 1
     AND NOT EXISTS (SELECT FROM interaction i WHERE i.customer_id = c.id AND i.follow_up_on IS NOT NULL)`,
  )
  await first.search(somebody.fiscalCode ?? somebody.name)
  await first.page.keyboard.press('Enter')
  await expect(first.heading(somebody.name)).toBeVisible()
  await ownOffice.stop()
  await first.page.keyboard.press('r')
  await first.page.getByRole('dialog').getByLabel('Nota').fill('Prima del guasto')
  await first.page.keyboard.press('Control+Enter')
  await expect(first.page.getByRole('dialog')).toBeHidden()
  await first.close()
  damage(ownOffice.url, dataDir)
  await ownOffice.start()

  const screen = await openDesk(dataDir, { headOffice: ownOffice.url })
  const { page } = screen
  await expect(screen.user).toHaveValue('marta.rinaldi')
  await screen.password.fill('scrivania')
  await page.keyboard.press('Enter')
  const refusal = page.getByRole('alert')
  await expect(refusal).toContainText('erano rovinati e sono stati messi da parte')
  await expect(screen.user).toHaveValue('marta.rinaldi')
  expect(await refusal.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  await screen.password.focus()
  await page.keyboard.press('Enter')
  await expect(screen.list).toBeVisible()
  await expect(
    page.getByText('Ripresa dal file messo da parte 1 modifica che non era ancora partita.'),
  ).toBeVisible()
  await expect
    .poll(() => ownOffice.rows("SELECT id FROM interaction WHERE note = 'Prima del guasto'"))
    .toHaveLength(1)
})
