// A locked desk shows nothing and answers nothing until its user gives the password; the place and what was typed are kept.
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

const heading = (screen: Screen) => screen.page.getByRole('heading', { name: 'La scrivania è bloccata' })

/** Everything that stands in the window, hidden or not. */
const content = (screen: Screen) => screen.page.evaluate(() => document.documentElement.outerHTML)

test('Ctrl+L shuts the desk: nothing of it is in the window, the wrong password opens nothing, the right one brings the place back', async ({
  ownOffice,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const screen = await openDesk(dataDir, { headOffice: ownOffice.url })
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  const somebody = await ownOffice.customer(`c.fiscal_code IS NOT NULL`)
  await screen.search(somebody.fiscalCode ?? '')
  await page.keyboard.press('Enter')
  await expect(screen.heading(somebody.name)).toBeVisible()
  const word = (somebody.lastName ?? somebody.name).toLowerCase()
  expect((await content(screen)).toLowerCase()).toContain(word)

  await test.step('locked by key', async () => {
    await page.keyboard.press('Control+l')
    await expect(heading(screen)).toBeVisible()
    await expect(screen.password).toBeFocused()
    const seen = (await content(screen)).toLowerCase()
    expect(seen).not.toContain(word)
    expect(seen).not.toContain(String(somebody.fiscalCode).toLowerCase())
    // No other key leads in.
    for (const key of ['Escape', 'Control+k', '?', 'F8']) await page.keyboard.press(key)
    await expect(screen.palette).toBeHidden()
    await expect(heading(screen)).toBeVisible()
  })

  await test.step('loading the page anew does not open it', async () => {
    await page.reload()
    await expect(heading(screen)).toBeVisible()
    expect((await content(screen)).toLowerCase()).not.toContain(word)
  })

  await test.step('wrong passwords are refused, and the third one costs time', async () => {
    for (let tries = 0; tries < 2; tries++) {
      await screen.password.fill('non è questa')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Parola d’ordine non giusta.')).toBeVisible()
      await expect(screen.password).toHaveValue('')
    }
  })

  await test.step('without a network too the right one opens, at the same place', async () => {
    await ownOffice.stop()
    await screen.password.fill('scrivania')
    await page.keyboard.press('Enter')
    await expect(screen.heading(somebody.name)).toBeVisible()
    await ownOffice.start()
  })

  await test.step('the sync went on: what changed behind the lock is there', async () => {
    await screen.link.click()
    await page.getByRole('button', { name: 'Prova adesso' }).click()
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    await page.keyboard.press('Escape')
    await screen.search('Blocca')
    await screen.found
      .filter({ hasText: /^Blocca/ })
      .first()
      .click()
    await expect(heading(screen)).toBeVisible()
    await ownOffice.changeCustomer(somebody, { street: 'Via del Lucchetto 7' })
    await screen.password.fill('scrivania')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Via del Lucchetto 7').first()).toBeVisible()
    await ownOffice.changeCustomer(somebody, {})
  })
})

test('a desk that nobody touches locks itself after the minutes its user chose, and not when he chose never', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  await page.clock.install()
  const choose = async (words: string) => {
    await page.goto('app://scrivania/index.html#/impostazioni')
    await page
      .getByRole('radiogroup', { name: 'Blocca da sola dopo' })
      .getByText(words, { exact: true })
      .click()
    await expect(
      page
        .getByRole('radiogroup', { name: 'Blocca da sola dopo' })
        .getByRole('radio', { name: words, exact: true }),
    ).toBeChecked()
  }
  await choose('5 min')
  await page.clock.fastForward('04:50')
  await expect(heading(screen)).toBeHidden()
  await page.keyboard.press('Shift')
  await page.clock.fastForward('04:50')
  await expect(heading(screen)).toBeHidden()
  await page.clock.fastForward('00:20')
  await expect(heading(screen)).toBeVisible()
  await screen.password.fill('scrivania')
  await page.keyboard.press('Enter')
  await expect(heading(screen)).toBeHidden()

  const timeThere = () =>
    page.evaluate(() =>
      new Intl.DateTimeFormat('it-IT', {
        hour: 'numeric',
        minute: '2-digit',
        timeZone: 'Europe/Rome',
      }).format(),
    )
  const somebody = await office.customer('c.notes IS NULL')
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await test.step('half a note is offered with the time at which it was typed, and gone on with at its end', async () => {
    await screen.search(somebody.fiscalCode ?? somebody.name)
    await screen.found.first().click()
    await expect(screen.heading(somebody.name)).toBeVisible()
    await page.keyboard.press('Shift+E')
    const times = [await timeThere()]
    await note.fill('richiamare dopo le')
    times.push(await timeThere())
    await page.clock.fastForward('05:10')
    await expect(heading(screen)).toBeVisible()
    await screen.password.fill('scrivania')
    await page.keyboard.press('Enter')
    const offer = page.getByRole('status').filter({ hasText: 'Testo non salvato' })
    await expect(offer).toContainText(new RegExp(`\\((${times.join('|')})\\): note`))
    await offer.getByRole('button', { name: 'Riprendi' }).click()
    await expect(note).toBeFocused()
    await page.keyboard.type(' 18')
    await expect(note).toHaveValue('richiamare dopo le 18')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await choose('Mai')
  await page.clock.fastForward('10:00:00')
  await expect(heading(screen)).toBeHidden()
})
