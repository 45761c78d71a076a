// Fault 31 in the window: one works unplugged on what another deletes, or deletes what another works on, and is asked.
import type { Locator } from '@playwright/test'
import { deleteCard, openCard, syncNow, writeMobile } from './cards.ts'
import { Colleague } from './colleague.ts'
import type { NamedCustomer, Office } from './head-office.ts'
import { makeProspect, removeProspects } from './prospects.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

async function logCall(screen: Screen, customer: NamedCustomer): Promise<void> {
  await openCard(screen, customer)
  await screen.page.keyboard.press('r')
  const form = screen.page.getByRole('dialog', { name: 'Registra contatto' })
  await expect(form.getByRole('radio', { name: /^parlato/ })).toBeFocused()
  await screen.page.keyboard.press('1')
  await screen.page.keyboard.press('Enter')
  await expect(form).toBeHidden()
}

/** What head office holds of a customer; null when he is deleted. */
async function held(office: Office, { id }: NamedCustomer) {
  const [row] = await office.rows<{ mobile: string; email: string; calls: number }>(
    `SELECT mobile, email, (SELECT count(*)::int FROM interaction i WHERE i.customer_id = c.id) AS calls
     FROM customer c WHERE id = $1`,
    [id],
  )
  return row ?? null
}

/** Opens a line of the inbox, chooses by key, and keeps the choice. */
async function answer({ page }: Screen, line: Locator, key: '1' | '2', says: string): Promise<void> {
  await line.click()
  const detail = page.getByRole('region', { name: 'Voce aperta' })
  await page.keyboard.press(key)
  await expect(detail.getByRole('radio', { name: says })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(line).toHaveCount(0)
}

test('fault 31: deleted here and edited there, and the other way round, each answered in the inbox both ways', async ({
  office,
  slowWay,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const prospect = (firstName: string) => makeProspect(office, 'Zuccarello', firstName)
  const [kept, lost] = [await prospect('Anna'), await prospect('Bruno')]
  const [dropped, spared] = [await prospect('Carla'), await prospect('Dario')]
  const [revived, left] = [await prospect('Elena'), await prospect('Franco')]
  const colleague = await Colleague.at(office, 'collega.eliminazioni')
  const screen = await openDesk(dataDir, { headOffice: slowWay.url })
  const { page } = screen
  const lines = page.getByRole('navigation', { name: 'Voci in arrivo e in partenza' })
  const line = ({ name }: NamedCustomer) => lines.getByRole('button', { name })
  const detail = page.getByRole('region', { name: 'Voce aperta' })
  const written = detail.getByRole('table', { name: 'Che cosa c’è scritto' })
  const banner = page.getByRole('main').getByRole('alert').filter({ hasText: 'Un conflitto da scegliere' })
  await screen.signInAndWait('Rinaldi Marta')

  await test.step('unplugged, two are edited, two deleted, two called; the colleague does the contrary', async () => {
    slowWay.down = true
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea$/)
    await writeMobile(screen, kept, '347 555 0111')
    await writeMobile(screen, lost, '347 555 0112')
    await deleteCard(screen, dropped)
    await deleteCard(screen, spared)
    await logCall(screen, revived)
    await logCall(screen, left)
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea, 6 da inviare$/)
    for (const gone of [kept, lost, revived, left]) expect(await colleague.remove(gone)).toBe('applied')
    for (const { email, ...changed } of [dropped, spared])
      expect(
        await colleague.write({ ...changed, email }, 'email', { from: email, to: 'nuova@example.it' }),
      ).toBe('applied')
  })

  await test.step('plugged in again, nothing is decided behind anybody’s back: six questions', async () => {
    slowWay.down = false
    await syncNow(screen)
    await expect(screen.link).toHaveAccessibleName(/: 6 conflitti$/)
    const gone = page
      .getByRole('main')
      .getByRole('heading', { name: 'Questo cliente non è più su questa postazione' })
    await expect(gone).toBeVisible()
    await expect(screen.heading(left.name)).toBeHidden()
    await expect(banner).toBeVisible()
    await openCard(screen, spared)
    await expect(banner).toContainText('Qualcuno ha eliminato ciò che un altro cambiava.')
    await page.keyboard.press('Control+i')
    // Six of them and the log: nothing waits to be sent any more.
    await expect(lines.getByRole('button')).toHaveCount(7)
  })

  await test.step('an edit of a card deleted meanwhile: put back with what was written', async () => {
    await line(kept).click()
    await expect(line(kept)).toContainText('eliminato da altri')
    await expect(detail).toContainText(`eliminato da ${colleague.name}`)
    await expect(written.getByRole('row', { name: /^Cellulare/ })).toContainText('347 555 0111')
    await answer(screen, line(kept), '1', 'Rimettilo con ciò che è stato scritto')
    await expect.poll(() => held(office, kept)).toMatchObject({ mobile: '+393475550111', email: kept.email })
  })

  await test.step('or left deleted', async () => {
    await answer(screen, line(lost), '2', 'Lascialo eliminato')
    expect(await held(office, lost)).toBeNull()
  })

  await test.step('a deletion of a card edited meanwhile: deleted all the same', async () => {
    await expect(line(dropped)).toContainText('cambiato da altri')
    expect(await held(office, dropped)).toMatchObject({ email: 'nuova@example.it' })
    await line(dropped).click()
    await expect(detail).toContainText(`cambiato da ${colleague.name}`)
    await expect(written.getByRole('row', { name: /^E-mail/ })).toContainText('nuova@example.it')
    await answer(screen, line(dropped), '1', 'Eliminalo lo stesso')
    await expect.poll(() => held(office, dropped)).toBeNull()
  })

  await test.step('or kept as it is now', async () => {
    await answer(screen, line(spared), '2', 'Tienilo com’è ora')
    expect(await held(office, spared)).toMatchObject({ email: 'nuova@example.it' })
  })

  await test.step('a call on a card deleted meanwhile: the card comes back with it', async () => {
    await expect(line(revived)).toContainText('scheda eliminata')
    await line(revived).click()
    await expect(detail).toContainText(`sotto una scheda eliminata da ${colleague.name}`)
    await expect(written.getByRole('row', { name: /^Esito/ })).toContainText('parlato')
    await answer(screen, line(revived), '1', 'Rimetti la scheda e aggiungi il dato')
    await expect.poll(() => held(office, revived)).toMatchObject({ mobile: revived.mobile, calls: 1 })
  })

  await test.step('or both are let go', async () => {
    await answer(screen, line(left), '2', 'Lascia perdere il dato: la scheda resta eliminata')
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    expect(await held(office, left)).toBeNull()
    expect(
      await office.rows(`SELECT 1 FROM conflict WHERE closed_at IS NULL AND label LIKE 'Zuccarello %'`),
    ).toEqual([])
  })

  await test.step('the desk shows what head office holds', async () => {
    for (const { name } of [kept, spared, revived]) {
      await screen.search(name)
      await expect(screen.found.first()).toContainText(name)
    }
    for (const { name } of [lost, dropped, left]) {
      await screen.search(name)
      await expect(screen.found.filter({ hasText: 'Nuovo prospect' })).toBeVisible()
      await expect(screen.found.filter({ hasText: new RegExp(`^${name}`) })).toHaveCount(0)
    }
  })
  await removeProspects(office, [kept, lost, dropped, spared, revived, left])
})
