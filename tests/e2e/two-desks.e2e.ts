// Two real windows before one head office: one works unplugged, the other goes on, and both end with one truth.
import type { Locator } from '@playwright/test'
import { composeItalianIban, displayIban } from '../../shared/lib/iban.ts'
import type { NamedCustomer } from './head-office.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

const ibanOfA = composeItalianIban({ abi: '05428', cab: '11101', account: '000000222222' })
const ibanOfB = composeItalianIban({ abi: '03069', cab: '01000', account: '000000333333' })

async function openRegistry(screen: Screen, customer: NamedCustomer): Promise<void> {
  await screen.search(customer.fiscalCode ?? customer.name)
  await expect(screen.found.first()).toContainText(customer.name)
  await screen.page.keyboard.press('Enter')
  await expect(screen.heading(customer.name)).toBeVisible()
  await screen.tab('Anagrafica').click()
}

/** A value of the registry that can be edited, by the name of its field. */
function value({ page }: Screen, field: string): Locator {
  return page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^(Cambia|Aggiungi) ${field}\\b`) })
    .first()
}

async function write(screen: Screen, button: string, box: string, text: string): Promise<void> {
  await value(screen, button).click()
  const field = screen.page.getByRole('textbox', { name: box })
  await field.fill(text)
  await screen.page.keyboard.press('Enter')
  await expect(field).toBeHidden()
}

test('what two people write of one customer, one of them unplugged, is merged, asked about, answered and undone', async ({
  office,
  slowWay,
  dataDir,
  otherDataDir,
  openDesk,
}) => {
  test.slow()
  const somebody = await office.customer(
    `c.kind = 'PF' AND c.iban IS NOT NULL AND c.email IS NOT NULL AND c.mobile LIKE '+39%' AND c.portfolio = 1
     AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id AND p.state = 'IN_VIGORE')
     AND NOT EXISTS (SELECT FROM change h WHERE h.row_id = c.id)`,
  )
  const a = await openDesk(dataDir, { headOffice: slowWay.url })
  const b = await openDesk(otherDataDir, { headOffice: office.url })
  await a.signInAndWait('Rinaldi Marta')
  await b.signInAndWait('Bertone Giorgio')
  await openRegistry(a, somebody)
  await openRegistry(b, somebody)

  await test.step('unplugged, A writes a number and an account; B writes an address of e-mail and another account', async () => {
    slowWay.down = true
    slowWay.freeze()
    await expect(a.link).toHaveAccessibleName(/: Fuori linea$/, { timeout: 60_000 })
    await write(a, 'cellulare', 'Cellulare', '347 555 0142')
    await write(a, 'IBAN', 'IBAN', ibanOfA)
    await expect(a.link).toHaveAccessibleName(/: Fuori linea, 2 da inviare$/)
    await write(b, 'e-mail', 'E-mail', 'nuova@example.it')
    await write(b, 'IBAN', 'IBAN', ibanOfB)
    // Before the edit is counted the sign says the same: only head office tells that B came first.
    await expect
      .poll(() => office.row('SELECT iban FROM customer WHERE id = $1', [somebody.id]))
      .toEqual({ iban: ibanOfB })
    await expect(b.link).toHaveAccessibleName(/: In linea$/)
    await expect(value(a, 'IBAN')).toContainText(displayIban(ibanOfA))
  })

  await test.step('plugged in again, each sees what the other wrote, and nobody was overwritten', async () => {
    slowWay.down = false
    await a.search('>sincronizza')
    await expect(a.found.first()).toContainText('Sincronizza adesso')
    await a.page.keyboard.press('Enter')
    await expect(a.link).toHaveAccessibleName(/: 1 conflitto$/)
    await expect(b.link).toHaveAccessibleName(/: 1 conflitto$/)
    for (const screen of [a, b]) {
      await expect(value(screen, 'cellulare')).toContainText('347 555 0142')
      await expect(value(screen, 'e-mail')).toContainText('nuova@example.it')
      await expect(value(screen, 'IBAN')).toContainText(displayIban(ibanOfB))
    }
  })

  await test.step('at either desk mine is what was written there', async () => {
    await b.page.keyboard.press('Control+i')
    const detail = b.page.getByRole('region', { name: 'Voce aperta' })
    await expect(detail).toContainText(/cambiato da Rinaldi Marta .* e da te/)
    await b.page.keyboard.press('m')
    const mine = detail.getByRole('radio', { name: /^IBAN, Mio/ })
    await expect(mine).toBeChecked()
    await expect(mine).toHaveAccessibleName(new RegExp(displayIban(ibanOfB)))
    await b.page.keyboard.press('Escape')
  })

  await test.step('A chooses the own account: the question is gone in both windows', async () => {
    await a.page.keyboard.press('Control+i')
    const detail = a.page.getByRole('region', { name: 'Voce aperta' })
    await expect(detail).toContainText(displayIban(ibanOfA))
    await expect(detail).toContainText(displayIban(ibanOfB))
    await a.page.keyboard.press('2')
    await expect(detail.getByRole('radio', { name: /^IBAN, Mio/ })).toBeChecked()
    await a.page.keyboard.press('Enter')
    for (const screen of [a, b]) await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    await expect(value(b, 'IBAN')).toContainText(displayIban(ibanOfA))
  })

  await test.step('B takes an edit back by key, and A sees it come and go', async () => {
    await openRegistry(a, somebody)
    await write(b, 'cellulare', 'Cellulare', '348 555 0143')
    await expect(value(a, 'cellulare')).toContainText('348 555 0143')
    await b.page.keyboard.press('Control+z')
    await expect(value(b, 'cellulare')).toContainText('347 555 0142')
    await expect(value(a, 'cellulare')).toContainText('347 555 0142')
  })

  await test.step('head office holds the one truth, each edit once', async () => {
    const row = await office.row<{ mobile: string; email: string; iban: string }>(
      'SELECT mobile, email, iban FROM customer WHERE id = $1',
      [somebody.id],
    )
    expect(row).toEqual({ mobile: '+393475550142', email: 'nuova@example.it', iban: ibanOfA })
    const lines = await office.rows<{ field: string; lines: number }>(
      `SELECT field, count(*)::int AS lines FROM change WHERE row_id = $1 GROUP BY field ORDER BY field`,
      [somebody.id],
    )
    expect(lines).toEqual([
      { field: 'email', lines: 1 },
      { field: 'iban', lines: 2 },
      { field: 'mobile', lines: 3 },
    ])
  })
})
