// Markup in every text that a window shows of a customer: names, notes, contacts, files, products, history, conflicts,
// refusals.
import { displayName } from '../../shared/features/customers/model.ts'
import { Colleague } from './colleague.ts'
import { FRAME, hostileCustomer, IMAGE, LINK, POLICY_NUMBER, PRODUCT, SCRIPT } from './hostile-customer.ts'
import { expect, test } from './test.ts'

test('fault 50: markup in names, notes, contacts, files, products, history and conflicts is text, and no policy is broken', async ({
  ownOffice: office,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const { hostile, undo } = await hostileCustomer(office)
  const colleague = await Colleague.at(office, 'collega.markup')
  expect(await colleague.write(hostile, 'notes', { from: hostile.notes, to: `${SCRIPT}${IMAGE}` })).toBe(
    'applied',
  )
  const screen = await openDesk(dataDir, { headOffice: office.url })
  const { page } = screen
  await screen.signInAs('Rinaldi Marta')
  await expect(screen.link).toHaveAccessibleName(/: 1 conflitto$/, { timeout: 30_000 })
  const title = await page.title()

  /** Nothing of it became an element or ran. */
  async function isText(...shown: string[]): Promise<void> {
    for (const text of shown)
      await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible()
    await expect(page.locator('img, iframe, a[href^="javascript"], [onerror]')).toHaveCount(0)
    // The window has one script, its own.
    expect(await page.locator('script:not([src])').count()).toBe(0)
    expect(await page.title()).toBe(title)
    expect(await screen.desk.cspReports()).toBe(0)
  }

  await test.step('in the palette, the list and every part of the card', async () => {
    await screen.search('Markup')
    await expect(screen.found.first()).toContainText(hostile.name)
    await isText(hostile.name)
    await page.keyboard.press('Enter')
    await expect(screen.heading(hostile.name)).toBeVisible()
    const tabs = page.getByRole('tablist', { name: 'Parti della scheda' }).getByRole('tab')
    for (let at = 0; at < (await tabs.count()); at++) {
      await tabs.nth(at).click()
      await expect(page.getByRole('tabpanel')).not.toBeEmpty()
      await isText()
    }
  })

  await test.step('the product is told by its name in lines, tables, quotes, claims, choices and the palette', async () => {
    for (const part of ['Sintesi', /^Polizze/, /^Preventivi/, /^Sinistri/]) {
      await screen.tab(part).click()
      await expect(page.getByRole('tabpanel')).toContainText(PRODUCT)
      await isText(PRODUCT)
    }
    await page.keyboard.press('r')
    const form = page.getByRole('dialog', { name: 'Registra contatto' })
    await form.getByRole('combobox', { name: 'Riguarda' }).click()
    await expect(page.getByRole('option').filter({ hasText: PRODUCT })).toHaveCount(1)
    await isText(PRODUCT)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()
    await screen.search(POLICY_NUMBER)
    await expect(screen.found.first()).toContainText(PRODUCT)
    await isText(PRODUCT)
    await page.keyboard.press('Escape')
    await expect(screen.palette).toBeHidden()
  })

  await test.step('contacts, files and history show it as it was written', async () => {
    await screen.tab(/^Contatti/).click()
    await isText(IMAGE, SCRIPT)
    await screen.tab(/^Allegati/).click()
    await isText(`${IMAGE}.pdf`)
    await screen.tab('Modifiche').click()
    await isText(`${SCRIPT}${IMAGE}`, LINK)
  })

  await test.step('the conflict shows all three values and both authors', async () => {
    await page.keyboard.press('Control+i')
    const detail = page.getByRole('region', { name: 'Voce aperta' })
    await page
      .getByRole('navigation', { name: 'Voci in arrivo e in partenza' })
      .getByRole('button', { name: 'Domanda' })
      .click()
    for (const text of [SCRIPT, LINK, FRAME]) await expect(detail.getByRole('table')).toContainText(text)
    await isText(SCRIPT)
  })

  await test.step('what is typed in the window is text too, with its notice and its undoing', async () => {
    await page.keyboard.press('Escape')
    await screen.search('Markup')
    await expect(screen.found.first()).toContainText(hostile.name)
    await page.keyboard.press('Enter')
    await expect(screen.heading(hostile.name)).toBeVisible()
    await screen.tab('Anagrafica').click()
    await page
      .getByRole('main')
      .getByRole('button', { name: /^(Cambia|Aggiungi) cognome\b/ })
      .first()
      .click()
    const typed = `Markup ${FRAME}`
    await page.getByRole('textbox', { name: 'Cognome' }).fill(typed)
    await page.keyboard.press('Enter')
    const renamed = displayName({ ...hostile, lastName: typed })
    await expect(screen.heading(renamed)).toBeVisible()
    await isText()
    await expect
      .poll(() => office.row('SELECT last_name FROM customer WHERE id = $1', [hostile.id]))
      .toEqual({ last_name: typed })
    await page.keyboard.press('Control+z')
    await expect(screen.heading(hostile.name)).toBeVisible()
    await isText()
  })
  await undo()
})
