// "Remove my data from this computer": what could not be deleted is said on the sign-in page, and what was is gone.
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

async function remove({ page }: Screen): Promise<void> {
  await page.goto('app://scrivania/index.html#/impostazioni')
  await page.getByRole('button', { name: 'Togli i miei dati da questo computer' }).click()
  await page.getByRole('button', { name: 'Togli i dati ed esci' }).click()
}

test('my data leave this computer; where another program holds them it is said, and nothing is gone', async ({
  dataDir,
  freshDesk: screen,
}) => {
  const { page } = screen
  const mirrors = join(dataDir, 'mirrors')
  const notices = page.getByRole('region', { name: 'Avvisi brevi' })
  await screen.signInAndWait('Rinaldi Marta')

  // Held files are Windows'; a folder that may not be moved refuses the same way.
  chmodSync(mirrors, 0o500)
  await remove(screen)
  await expect(screen.password).toBeVisible()
  await expect(notices).toContainText('I tuoi dati sono ancora su questo computer')
  expect(readdirSync(mirrors)).toHaveLength(1)
  chmodSync(mirrors, 0o700)

  await screen.password.fill('scrivania')
  await page.keyboard.press('Enter')
  await expect(screen.password).toBeHidden()
  await expect(page.getByRole('dialog')).toBeHidden()
  await remove(screen)
  await expect(screen.password).toBeVisible()
  await expect(notices).toContainText('I dati sono stati tolti da questo computer')
  expect(readdirSync(mirrors)).toEqual([])
})
