// Core dies: the window says so, core starts again, a new sign-in works and nothing is lost. Core is found in /proc, so
// these tests run on Linux.
import { execFileSync } from 'node:child_process'
import { corePids } from './processes.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

async function killCore(screen: Screen): Promise<void> {
  const [core, ...others] = corePids(screen)
  expect(others).toEqual([])
  process.kill(core ?? 0, 'SIGKILL')
  await expect(screen.page.getByText('La scrivania si è fermata ed è ripartita.')).toBeVisible({
    timeout: 20_000,
  })
}

test('a killed core costs one sign-in and nothing else', async ({ freshDesk: screen }) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  const total = await screen.total()
  await page.getByRole('button', { name: 'Salva come nuova vista' }).click()
  await page.getByRole('textbox', { name: 'Nome della vista' }).fill('Resta qui')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /^Resta qui/ })).toBeVisible()

  await test.step('core is killed: the sign-in page says what happened', async () => {
    await killCore(screen)
    await expect(page.getByText(/niente di ciò che era salvato è andato perso/)).toBeVisible()
  })

  await test.step('a new sign-in works, everything is there', async () => {
    await screen.signInAndWait('Rinaldi Marta')
    await screen.hasTotal(total)
    await expect(page.getByRole('tab', { name: /^Resta qui/ })).toBeVisible()
  })
})

test('what stands in an open form outlives a killed core, to the last letter', async ({
  freshDesk: screen,
}) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await screen.tab('Anagrafica').click()
  await page.keyboard.press('Shift+E')
  // Not good enough to be saved, and core dies before it can be told.
  await page.getByRole('textbox', { name: 'IBAN' }).fill('IT60 X054')
  await killCore(screen)
  await page.getByRole('button', { name: 'Rinaldi Marta' }).click()
  await page.keyboard.press('Enter')
  const offer = page.getByRole('status').filter({ hasText: 'Testo non salvato' })
  await expect(offer).toContainText('IBAN', { timeout: 20_000 })
  await offer.getByRole('button', { name: 'Riprendi' }).click()
  await expect(page.getByRole('textbox', { name: 'IBAN' })).toHaveValue('IT60 X054')
})

test('fault 41: on a full disk it is said that what is typed stays in the window alone; with room again it is kept', async ({
  office,
  dataDir,
  openDesk,
  freshDesk: screen,
}) => {
  const { page } = screen
  // No file of core may grow beyond it: every write behind it fails, as on a full disk.
  const limit = (bytes: number | 'unlimited') =>
    execFileSync('prlimit', [`--pid=${corePids(screen)[0]}`, `--fsize=${bytes}:unlimited`])
  await screen.signInAndWait('Rinaldi Marta')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(screen.tab('Anagrafica')).toBeVisible()
  await page.keyboard.press('r')
  const note = page.getByRole('dialog').getByLabel('Nota')
  await expect(note).toBeVisible()
  limit(0)
  await note.fill('Scritta a disco pieno')
  const told = page.getByText('resta solo in questa finestra')
  await expect(told).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Liberane e riprova')).toBeVisible()
  await expect(note).toHaveValue('Scritta a disco pieno')
  limit('unlimited')
  await expect(told).toBeHidden({ timeout: 15_000 })
  await screen.close()

  const again = await openDesk(dataDir, { headOffice: office.url })
  await again.signInAndWait('Rinaldi Marta')
  await again.page.keyboard.press('j')
  await again.page.keyboard.press('Enter')
  await expect(again.tab('Anagrafica')).toBeVisible()
  await again.page.keyboard.press('r')
  await expect(again.page.getByRole('dialog').getByLabel('Nota')).toHaveValue('Scritta a disco pieno')
})
