// The desk works as always while head office is away, and comes back by itself.
import { expect, test } from './test.ts'

test('with head office down one signs in offline and finds everything; later the link comes back', async ({
  ownOffice,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const first = await openDesk(dataDir, { headOffice: ownOffice.url })
  await first.signInAndWait('Rinaldi Marta')
  const everybody = await first.total()
  const somebody = await ownOffice.customer(
    `EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id AND p.state = 'IN_VIGORE')`,
  )

  await test.step('head office goes away while one works: a banner says so, the list stays', async () => {
    await ownOffice.stop()
    await expect(first.page.getByRole('status').filter({ hasText: /Fuori linea dalle \d/ })).toBeVisible()
    await expect(first.link).toHaveAccessibleName(/: Fuori linea$/)
    await first.hasTotal(everybody)
    await first.close()
  })

  const screen = await openDesk(dataDir, { headOffice: ownOffice.url })
  const { page } = screen

  await test.step('the sign-in page knows who works here and says that there is no network', async () => {
    await expect(page.getByRole('region', { name: 'Su questo computer' })).toContainText('Rinaldi Marta')
    await expect(screen.user).toHaveValue('marta.rinaldi')
    await expect(screen.password).toBeFocused()
    await expect(
      page.getByText('Fuori linea: entri con i dati di questo computer', { exact: true }),
    ).toBeVisible()
  })

  await test.step('it sees head office come back by itself, and go', async () => {
    await ownOffice.start()
    await expect(page.getByText('Direzione raggiungibile', { exact: true })).toBeVisible({ timeout: 20_000 })
    await ownOffice.stop()
  })

  await test.step('a wrong password opens nothing', async () => {
    await page.keyboard.type('non è questa')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Utente o parola d’ordine non giusti.')).toBeVisible()
    await expect(screen.list).toBeHidden()
  })

  await test.step('the right one opens everything', async () => {
    await screen.password.fill('scrivania')
    await page.keyboard.press('Enter')
    await expect(screen.list).toBeVisible()
    await screen.hasTotal(everybody)
    await expect(page.getByRole('status').filter({ hasText: /Fuori linea dalle \d/ })).toBeVisible()
    await screen.search(somebody.fiscalCode ?? somebody.name)
    await expect(screen.found.first()).toContainText(somebody.name)
    await page.keyboard.press('Enter')
    await expect(screen.heading(somebody.name)).toBeVisible()
    await screen.tab(/^Polizze/).click()
    await expect(page.getByRole('button', { name: /^Mostra garanzie e titoli/ }).first()).toBeVisible()
  })

  await test.step('the log tells when the link was lost, newest first', async () => {
    await screen.link.click()
    const events = page.getByRole('listitem').filter({ has: page.locator('time') })
    await expect(events.first()).toContainText('Collegamento perso')
    await expect(events.nth(1)).not.toContainText('Collegamento perso')
    await page.keyboard.press('Escape')
  })

  await test.step('head office is back: one click, or a little patience, and the desk is online', async () => {
    await ownOffice.start()
    await screen.link.click()
    await page.getByRole('button', { name: 'Prova adesso' }).click()
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    await expect(page.getByText(/Fuori linea dalle/)).toBeHidden()
  })

  await test.step('and what happened meanwhile arrives', async () => {
    await page.keyboard.press('Escape')
    await expect(screen.heading(somebody.name)).toBeVisible()
    await ownOffice.changeCustomer(somebody, { street: 'Via della Prova 1' })
    await expect(page.getByText('Via della Prova 1').first()).toBeVisible()
    await ownOffice.changeCustomer(somebody, {})
  })
})
