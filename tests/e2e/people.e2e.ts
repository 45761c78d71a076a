// Several people at one computer: each sees the own portfolio and has the own mirror, which the frame names.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Office } from './head-office.ts'
import { expect, test } from './test.ts'

async function customersOf(office: Office, condition: string): Promise<number> {
  const { count } = await office.row<{ count: number }>(
    `SELECT count(*)::int AS count FROM customer AS c WHERE ${condition}`,
  )
  return count
}

/** Portfolios whose holder is the user's collaborator. */
const ownOf = (username: string) => `c.portfolio IN (
  SELECT f.number FROM portfolio f JOIN user_agency g ON g.agency_id = f.agency_id
    AND g.collaborator_id = f.collaborator_id JOIN app_user u ON u.id = g.user_id
  WHERE u.username = '${username}')`

function mirrors(dataDir: string): string[] {
  const folder = join(dataDir, 'mirrors')
  return existsSync(folder) ? readdirSync(folder) : []
}

test('a subagent, then a colleague, at one computer', async ({ office, dataDir, freshDesk: screen }) => {
  test.slow()
  const { page } = screen
  const own = ownOf('luca.gandino')

  await test.step('the subagent sees his customers and nobody else', async () => {
    await screen.signInAndWait('Gandino Luca')
    const count = await customersOf(office, own)
    expect(count).toBeGreaterThan(0)
    await screen.hasTotal(count)
    const stranger = await office.customer(`c.portfolio = 1 AND c.fiscal_code IS NOT NULL`)
    await screen.search(stranger.fiscalCode ?? '')
    // Nobody of that code is his: the palette can only offer to make somebody.
    await expect(screen.found).toHaveText([new RegExp(`^Nuovo prospect «${stranger.fiscalCode}»`)])
    await page.keyboard.press('Escape')
    await expect(screen.bar.getByRole('button', { name: 'Menu di Gandino Luca' })).toBeVisible()
    expect(mirrors(dataDir)).toHaveLength(1)
  })

  await test.step('he leaves; a colleague gets her own mirror, and the frame says whose it is', async () => {
    await screen.chooseInPersonMenu('Esci')
    await expect(screen.password).toBeVisible()
    await expect(screen.password).toHaveValue('')
    await screen.signInAndWait('Rinaldi Marta')
    await screen.hasTotal(await customersOf(office, 'true'))
    await expect(screen.bar.getByRole('button', { name: 'Menu di Rinaldi Marta' })).toBeVisible()
    await expect(screen.bar).toContainText('Torino Centro')
    expect(mirrors(dataDir)).toHaveLength(2)
  })

  await test.step('her data leave this computer only after a question; his stay', async () => {
    const question = page.getByRole('dialog', { name: 'Togliere i tuoi dati da questo computer?' })
    await screen.chooseInPersonMenu('Togli i miei dati da questo computer')
    await expect(question).toContainText('Rinaldi Marta')
    await expect(question.getByRole('button', { name: 'Li tengo' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    expect(mirrors(dataDir)).toHaveLength(2)
    await screen.chooseInPersonMenu('Togli i miei dati da questo computer')
    await question.getByRole('button', { name: 'Togli i dati ed esci' }).click()
    await expect(screen.password).toBeVisible()
    await expect(page.getByText('I dati sono stati tolti da questo computer')).toBeVisible()
    expect(mirrors(dataDir)).toHaveLength(1)
  })

  await test.step('his are as he left them', async () => {
    await screen.signInAndWait('Gandino Luca')
    await screen.hasTotal(await customersOf(office, own))
  })
})
