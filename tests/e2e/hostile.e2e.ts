// Markup in every text that a window shows of a customer: names, notes, contacts, files, history, conflicts, refusals.
import { randomUUID } from 'node:crypto'
import { attachmentTables } from '../../shared/features/attachments/api.ts'
import { conflictTables } from '../../shared/features/conflicts/api.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { displayName } from '../../shared/features/customers/model.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import { Colleague } from './colleague.ts'
import type { NamedCustomer, Office } from './head-office.ts'
import { expect, test } from './test.ts'

const [attachmentTable] = attachmentTables
const [conflictTable] = conflictTables
const [customerTable] = customerTables
const [interactionTable] = interactionTables

const IMAGE = '<img src=x onerror="document.title=1">'
const SCRIPT = '<script>document.title=2</script>'
const LINK = '<a href="javascript:document.title=3">qui</a>'
const FRAME = '<iframe srcdoc="x"></iframe>'

/** Makes somebody all of whose texts are markup; `undo` leaves the sample data as they were. */
async function hostileCustomer(
  office: Office,
): Promise<{ hostile: NamedCustomer; undo: () => Promise<void> }> {
  const { name: _shown, ...somebody } = await office.customer(
    `c.kind = 'PF' AND c.fiscal_code IS NOT NULL AND c.iban IS NOT NULL AND c.portfolio = 1
     AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id)`,
  )
  const customer = {
    ...somebody,
    lastName: `Markup ${IMAGE}`,
    firstName: SCRIPT,
    notes: `${LINK}${FRAME}`,
    street: IMAGE,
    municipality: LINK,
  }
  const of = { agencyId: customer.agencyId, portfolio: customer.portfolio, customerId: customer.id }
  const at = new Date().toISOString()
  const [contact, file, question] = [randomUUID(), randomUUID(), randomUUID()]
  await office.change(async ({ put }) => {
    await put(customerTable, customer)
    await put(interactionTable, {
      ...of,
      id: contact,
      at,
      channel: 'TELEFONO',
      direction: 'IN',
      kind: 'CHIAMATA',
      subject: IMAGE,
      outcome: SCRIPT,
      note: LINK,
      collaboratorId: null,
      policyId: null,
      claimId: null,
      followUpOn: null,
    })
    await put(attachmentTable, {
      ...of,
      id: file,
      policyId: null,
      claimId: null,
      name: `${IMAGE}.pdf`,
      mediaType: `text/html;${SCRIPT}`,
      size: 12,
      sha256: 'a'.repeat(64),
      addedById: null,
      addedAt: at,
    })
    await put(conflictTable, {
      ...of,
      id: question,
      kind: 'FIELDS',
      tbl: 'customer',
      rowId: customer.id,
      label: `Domanda ${IMAGE}`,
      mine: JSON.stringify({ notes: SCRIPT }),
      theirs: JSON.stringify({ notes: LINK }),
      before: JSON.stringify({ notes: FRAME }),
      mineById: null,
      mineBy: IMAGE,
      mineAt: at,
      theirsBy: SCRIPT,
      theirsAt: at,
      mutationId: randomUUID(),
      openedAt: at,
      closedAt: null,
      closedBy: null,
      choice: null,
    })
  })
  const undo = () =>
    office.change(async ({ put, remove }) => {
      await put(customerTable, somebody)
      await remove(interactionTable, contact, customer.agencyId)
      await remove(attachmentTable, file, customer.agencyId)
      await remove(conflictTable, question, customer.agencyId)
    })
  return { hostile: { ...customer, name: displayName(customer) }, undo }
}

test('fault 50: markup in names, notes, contacts, files, history and conflicts is text, and no policy is broken', async ({
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
