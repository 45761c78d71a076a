// Fault 43: a mirror whose key nothing opens any more. Its user has it set aside and begins anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
})
