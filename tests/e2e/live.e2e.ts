// What head office changes stands on every open desk by itself.
import { expect, test } from './test.ts'

test('a change at head office shows in the open list and the open card of two desks', async ({
  office,
  dataDir,
  otherDataDir,
  openDesk,
}) => {
  test.slow()
  const somebody = await office.customer(`c.kind = 'PF' AND c.first_name IS NOT NULL AND c.portfolio = 1`)
  const [one, other] = [
    await openDesk(dataDir, { headOffice: office.url }),
    await openDesk(otherDataDir, { headOffice: office.url }),
  ]
  await one.signInAndWait('Rinaldi Marta')
  await other.signInAndWait('Bertone Giorgio')

  await test.step('both stand before the same customer: list with the record beside, and card', async () => {
    for (const screen of [one, other]) {
      await screen.search(somebody.fiscalCode ?? '')
      await expect(screen.found.first()).toContainText(somebody.name)
    }
    await one.page.keyboard.press('Control+Enter')
    await expect(one.beside.getByRole('heading', { level: 2, name: somebody.name })).toBeVisible()
    await expect(one.rowOf(somebody.name)).toBeVisible()
    await other.page.keyboard.press('Enter')
    await expect(other.heading(somebody.name)).toBeVisible()
  })

  await test.step('another surname and address arrive in the list, beside it and on the card', async () => {
    const lastName = `${somebody.lastName} Bis`
    const name = `${lastName} ${somebody.firstName}`
    await office.changeCustomer(somebody, { lastName, street: 'Via del Cambio 7' })
    await expect(one.rowOf(name)).toBeVisible()
    await expect(one.beside.getByRole('heading', { level: 2, name })).toBeVisible()
    await expect(other.heading(name)).toBeVisible()
    await expect(other.page.getByText(/Via del Cambio 7/)).toBeVisible()
    await other.page.keyboard.press('Escape')
    await other.search(name)
    await expect(other.found.first()).toContainText(name)
  })

  await office.changeCustomer(somebody, {})
  await expect(one.rowOf(somebody.name)).toBeVisible()
})
