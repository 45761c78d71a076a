// What is typed is never lost out of sight: it waits, is asked about, or is put back, and each state is told.
import { moveCustomer } from '../../headoffice/features/edits/move.ts'
import { composeItalianIban, displayIban } from '../../shared/lib/iban.ts'
import { displayPhone } from '../../shared/lib/phone.ts'
import { Colleague } from './colleague.ts'
import type { NamedCustomer, Office } from './head-office.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

const oneIban = composeItalianIban({ abi: '05428', cab: '11101', account: '000000123456' })
const otherIban = composeItalianIban({ abi: '03069', cab: '01000', account: '000000654321' })

/** Opens the tab of a customer's card that says who changed what. */
async function openHistory(screen: Screen, customer: NamedCustomer) {
  await screen.search(customer.fiscalCode ?? '')
  await expect(screen.found.first()).toContainText(customer.name)
  await screen.page.keyboard.press('Enter')
  await expect(screen.heading(customer.name)).toBeVisible()
  await screen.tab('Modifiche').click()
  return screen.section('Chi ha cambiato che cosa')
}

function inboxOf({ page }: Screen) {
  const lines = page.getByRole('navigation', { name: 'Voci in arrivo e in partenza' })
  return {
    heading: page.getByRole('heading', { level: 1, name: 'In arrivo e in partenza' }),
    lines,
    line: (name: string) => lines.getByRole('button', { name }),
    detail: page.getByRole('region', { name: 'Voce aperta' }),
    empty: page.getByRole('heading', { name: 'Niente da inviare e niente da scegliere' }),
  }
}

async function columnOf(office: Office, customer: NamedCustomer, column: 'mobile' | 'iban') {
  const row = await office.row<Record<string, string>>(`SELECT ${column} FROM customer WHERE id = $1`, [
    customer.id,
  ])
  return row[column]
}

test('fault 1: what is written while head office is away waits in sight and leaves by itself', async ({
  ownOffice: office,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const somebody = await office.customer(
    `c.kind = 'PF' AND c.mobile LIKE '+39%' AND c.portfolio = 1 AND NOT EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id)`,
  )
  const colleague = await Colleague.at(office, 'collega.attesa')
  expect(await colleague.write(somebody, 'mobile', { from: somebody.mobile, to: '+390115550101' })).toBe(
    'applied',
  )
  const screen = await openDesk(dataDir, { headOffice: office.url })
  const { page } = screen
  const inbox = inboxOf(screen)
  await screen.signInAndWait('Rinaldi Marta')
  const history = await openHistory(screen, somebody)

  await test.step('the history says who wrote the number, and from where', async () => {
    await expect(history).toContainText(colleague.name)
    await expect(history).toContainText('un’altra postazione')
    await expect(history.getByRole('row', { name: /^Cellulare/ })).toContainText('011 555 0101')
  })

  await test.step('the old value is put back while head office is away: it is marked and counted', async () => {
    await office.stop()
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea$/)
    await history.getByRole('button', { name: /^Ripristina .* in Cellulare$/ }).click()
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea, 1 da inviare$/)
    await expect(page.getByRole('status').filter({ hasText: '1 modifica partirà da sola' })).toBeVisible()
    await expect(history).toContainText('da confermare')
    await expect(history).toContainText('questa postazione')
  })

  await test.step('its row in the list says so too', async () => {
    await screen.search(somebody.fiscalCode ?? '')
    await expect(screen.found.first()).toContainText(somebody.name)
    await page.keyboard.press('Control+Enter')
    await expect(screen.rowOf(somebody.name).getByRole('img', { name: 'modifica da inviare' })).toBeVisible()
  })

  await test.step('the inbox shows what was written and leads back to the card', async () => {
    await page.keyboard.press('Control+i')
    await expect(inbox.heading).toBeVisible()
    await expect(inbox.line(somebody.name)).toContainText('attende')
    await expect(inbox.detail).toContainText('Parte da sola')
    await expect(inbox.detail.getByRole('row', { name: /^Cellulare/ })).toContainText('011 555 0101')
    await page.keyboard.press('o')
    await expect(screen.heading(somebody.name)).toBeVisible()
    await screen.link.click()
    await expect(inbox.line(somebody.name)).toBeVisible()
  })

  await test.step('head office is back: it leaves, and the inbox is empty', async () => {
    await office.start()
    await page.keyboard.press('j')
    await page.getByRole('button', { name: 'Prova adesso' }).click()
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    await expect(inbox.empty).toBeVisible()
    expect(await columnOf(office, somebody, 'mobile')).toBe(somebody.mobile)
  })

  await test.step('and the history has it confirmed', async () => {
    await page.keyboard.press('Escape')
    await expect(screen.heading(somebody.name)).toBeVisible()
    await screen.tab('Modifiche').click()
    await expect(history).toContainText('questa postazione')
    await expect(history).not.toContainText('da confermare')
  })
})

test('fault 28: two write the same bank account; the conflict is asked about, chosen by key, and gone', async ({
  office,
  slowWay,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const somebody = await office.customer(`c.kind = 'PF' AND c.iban IS NOT NULL AND c.portfolio = 1`)
  const colleague = await Colleague.at(office, 'collega.conflitto')
  await colleague.write(somebody, 'iban', { from: somebody.iban, to: oneIban })
  const screen = await openDesk(dataDir, { headOffice: slowWay.url })
  const { page } = screen
  const inbox = inboxOf(screen)
  await screen.signInAndWait('Rinaldi Marta')
  const history = await openHistory(screen, somebody)

  await test.step('offline the old account is put back, while the colleague writes a third one', async () => {
    slowWay.down = true
    slowWay.freeze()
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea$/, { timeout: 60_000 })
    await history.getByRole('button', { name: /^Ripristina .* in IBAN$/ }).click()
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea, 1 da inviare$/)
    expect(await colleague.write(somebody, 'iban', { from: oneIban, to: otherIban })).toBe('applied')
    slowWay.down = false
  })

  await test.step('nobody is overwritten: the sign and the card say that there is a choice', async () => {
    await page.keyboard.press('Control+i')
    await inbox.line('Registro del collegamento').click()
    await page.getByRole('button', { name: 'Prova adesso' }).click()
    await expect(screen.link).toHaveAccessibleName(/: 1 conflitto$/)
    expect(await columnOf(office, somebody, 'iban')).toBe(otherIban)
    await page.keyboard.press('Escape')
    const banner = page.getByRole('main').getByRole('alert').filter({ hasText: 'Un conflitto da scegliere' })
    await expect(banner).toContainText('IBAN')
    await banner.getByRole('button', { name: 'Risolvi' }).click()
  })

  await test.step('before, mine and theirs stand side by side, with who', async () => {
    await expect(inbox.line(somebody.name)).toContainText('1 campo da scegliere')
    await expect(inbox.detail.getByRole('columnheader', { name: /^Mio/ })).toBeVisible()
    await expect(inbox.detail.getByRole('columnheader', { name: colleague.name })).toBeVisible()
    for (const iban of [oneIban, somebody.iban ?? '', otherIban])
      await expect(inbox.detail.getByRole('table')).toContainText(displayIban(iban))
    await expect(page.getByRole('button', { name: 'Tieni le scelte' })).toBeDisabled()
  })

  await test.step('2 chooses mine, Enter keeps it: the question is gone on both sides', async () => {
    await page.keyboard.press('2')
    await expect(inbox.detail.getByRole('radio', { name: /^IBAN, Mio/ })).toBeChecked()
    await page.keyboard.press('Enter')
    await expect(inbox.empty).toBeVisible()
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    await expect.poll(() => columnOf(office, somebody, 'iban')).toBe(somebody.iban)
  })
})

test('fault 32: what was written on a customer who moved away is told why, copied and discarded, and offered to the new holder', async ({
  office,
  slowWay,
  dataDir,
  otherDataDir,
  openDesk,
}) => {
  test.slow()
  const { number } = await office.row<{ number: number }>(
    `SELECT p.number FROM portfolio p JOIN collaborator c ON c.id = p.collaborator_id WHERE c.last_name = 'Gandino'`,
  )
  const ofHim = `c.kind = 'PF' AND c.mobile LIKE '+39%' AND c.portfolio = $1`
  const moving = await office.customer(ofHim, [number])
  const staying = await office.customer(`${ofHim} AND c.id <> $2`, [number, moving.id])
  const colleague = await Colleague.at(office, 'collega.portafoglio')
  const [first, second] = ['+390115550101', '+390115550102']
  for (const customer of [moving, staying])
    await colleague.write(customer, 'mobile', { from: customer.mobile, to: first })

  const screen = await openDesk(dataDir, { headOffice: slowWay.url })
  const { page } = screen
  const inbox = inboxOf(screen)
  await screen.signInAndWait('Gandino Luca')

  await test.step('offline both old numbers are put back, while one customer moves and the other gets a third number', async () => {
    slowWay.down = true
    slowWay.freeze()
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea$/, { timeout: 60_000 })
    for (const customer of [moving, staying]) {
      const history = await openHistory(screen, customer)
      await history.getByRole('button', { name: /^Ripristina .* in Cellulare$/ }).click()
      await expect(history).toContainText('da confermare')
    }
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea, 2 da inviare$/)
    const { name: _shown, ...customer } = moving
    await office.change((change) => moveCustomer(change, { ...customer, mobile: first }, 1))
    await colleague.write(staying, 'mobile', { from: first, to: second })
    slowWay.down = false
  })

  await test.step('one is refused and says why; the other was merged', async () => {
    await page.keyboard.press('Control+i')
    await inbox.line('Registro del collegamento').click()
    await page.getByRole('button', { name: 'Prova adesso' }).click()
    await expect(screen.link).toHaveAccessibleName(/: 1 rifiutata$/)
    await inbox.line(moving.name).click()
    await expect(inbox.detail).toContainText('La scheda è passata a un altro portafoglio')
    await expect(inbox.detail.getByRole('row', { name: /^Cellulare/ })).toContainText('011 555 0101')
    await expect(inbox.line(staying.name)).toBeVisible()
  })

  await test.step('its text can be copied, and is discarded after a question', async () => {
    await page.keyboard.press('c')
    await expect(page.getByText('Testo copiato')).toBeVisible()
    const copied = await screen.desk.app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied).toContain(moving.name)
    expect(copied).toContain('Cellulare: ')
    await page.keyboard.press('Delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Scarta il testo' }).click()
    await expect(inbox.line(moving.name)).toBeHidden()
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
  })

  await test.step('what was merged says what holds, and is put away', async () => {
    await inbox.line(staying.name).click()
    const line = inbox.detail.getByRole('row', { name: /^Cellulare/ })
    await expect(line).toContainText('il tuo, arrivato dopo')
    await expect(line).toContainText(`${colleague.name} aveva scritto: ${displayPhone(second)}`)
    await page.keyboard.press('e')
    await expect(inbox.empty).toBeVisible()
    expect(await columnOf(office, staying, 'mobile')).toBe(staying.mobile)
  })

  await test.step('who holds the customer now is offered the text, and accepts it', async () => {
    const other = await openDesk(otherDataDir, { headOffice: office.url })
    const its = inboxOf(other)
    await other.signInAs('Rinaldi Marta')
    await expect(other.link).toHaveAccessibleName(/: 1 conflitto$/, { timeout: 30_000 })
    await other.link.click()
    await expect(its.line(moving.name)).toContainText('1 proposta')
    await expect(its.detail).toContainText('scritto da Gandino Luca')
    await other.page.keyboard.press('m')
    await other.page.keyboard.press('Enter')
    await expect(its.empty).toBeVisible()
    await expect.poll(() => columnOf(office, moving, 'mobile')).toBe(moving.mobile)
    const { name: _shown, ...customer } = moving
    await office.change((change) => moveCustomer(change, customer, number))
  })
})
