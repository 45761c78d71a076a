// What core or head office does not take is said where it was written: what, why and what next; nothing typed is lost.
import { randomUUID } from 'node:crypto'
import { customerTables } from '../../shared/features/customers/api.ts'
import { networkTables } from '../../shared/features/network/api.ts'
import { policyTables } from '../../shared/features/policies/api.ts'
import { deleteCard, openCard, syncNow, valueIn } from './cards.ts'
import { Colleague } from './colleague.ts'
import type { NamedCustomer, Office } from './head-office.ts'
import { makeProspect, removeProspects } from './prospects.ts'
import { expect, test } from './test.ts'

const [customerTable] = customerTables
const [policyTable] = policyTables
const collaboratorTable = networkTables[4]

/** Somebody new on the roster, whom nothing names yet. */
async function newColleague(office: Office) {
  const somebody = await office.model(collaboratorTable, 'c.ended_on IS NULL')
  const quaglia = {
    ...somebody,
    id: randomUUID(),
    staffNumber: 'Q-1',
    lastName: 'Quaglia',
    firstName: 'Remo',
  }
  await office.change(({ put }) => put(collaboratorTable, quaglia))
  return quaglia
}

/** A contract of his own for somebody who was a prospect. */
async function newPolicy(office: Office, { id }: NamedCustomer) {
  const policy = await office.model(policyTable, `c.portfolio = 1 AND c.state = 'IN_VIGORE'`)
  const own = { ...policy, id: randomUUID(), number: 'Z-1', holderId: id, insuredId: null, replacesId: null }
  await office.change(({ put }) => put(policyTable, own))
  return own
}

test('a value that core refuses stays in its field with the reason; one who is gone takes nothing typed with him', async ({
  office,
  freshDesk: screen,
}) => {
  test.slow()
  const { page } = screen
  const writing = await makeProspect(office, 'Zunino', 'Gino')
  const reading = await makeProspect(office, 'Zunino', 'Ida')
  const colleague = await Colleague.at(office, 'collega.rifiuti')
  await screen.signInAndWait('Rinaldi Marta')

  await test.step('signs that cannot be saved, as they come with a pasted text: only core knows', async () => {
    await openCard(screen, writing)
    await screen.tab('Anagrafica').click()
    await valueIn(screen, 'orari preferiti').click()
    const field = page.getByRole('textbox', { name: 'Orari preferiti' })
    await expect(field).toBeFocused()
    await page.keyboard.insertText('mattina\u0000presto')
    await page.keyboard.press('Enter')
    await expect(
      page.getByText('Nel testo ci sono caratteri che non si possono salvare. Riscrivilo.'),
    ).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveValue('mattina\u0000presto')
    await field.fill('mattina presto')
    await page.keyboard.press('Enter')
    await expect(valueIn(screen, 'orari preferiti')).toContainText('mattina presto')
    await expect
      .poll(() => office.rows('SELECT preferred_hours AS hours FROM customer WHERE id = $1', [writing.id]))
      .toEqual([{ hours: 'mattina presto' }])
  })

  await test.step('a card that a colleague deletes goes from view', async () => {
    await openCard(screen, reading)
    expect(await colleague.remove(reading)).toBe('applied')
    await expect(
      page.getByRole('main').getByRole('heading', { name: 'Questo cliente non è più su questa postazione' }),
    ).toBeVisible()
    await expect(screen.heading(reading.name)).toBeHidden()
  })

  await test.step('but not from under the hands of who is writing: the field says that it is gone', async () => {
    await openCard(screen, writing)
    await screen.tab('Anagrafica').click()
    await valueIn(screen, 'cellulare').click()
    const field = page.getByRole('textbox', { name: 'Cellulare' })
    await field.fill('347 555 0121')
    await office.change(
      async ({ remove }) => void (await remove(customerTable, writing.id, writing.agencyId)),
    )
    await expect(
      page.getByRole('alert').filter({ hasText: 'Questo cliente non è più su questa postazione.' }),
    ).toBeVisible()
    await expect(field).toHaveValue('347 555 0121')
    await page.keyboard.press('Enter')
    await expect(
      page.getByText('Questa scheda non c’è più. Ciò che hai scritto resta qui: copialo, se serve.'),
    ).toBeVisible()
    await expect(field).toHaveValue('347 555 0121')
  })
  await removeProspects(office, [writing, reading])
})

test('what only head office knows is told in the inbox: why, and what to do next', async ({
  office,
  slowWay,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const buying = await makeProspect(office, 'Zunino', 'Lino')
  const given = await makeProspect(office, 'Zunino', 'Mara')
  const quaglia = await newColleague(office)
  const screen = await openDesk(dataDir, { headOffice: slowWay.url })
  const { page } = screen
  const lines = page.getByRole('navigation', { name: 'Voci in arrivo e in partenza' })
  const line = ({ name }: NamedCustomer) => lines.getByRole('button', { name })
  const detail = page.getByRole('region', { name: 'Voce aperta' })
  await screen.signInAndWait('Rinaldi Marta')

  const policy =
    await test.step('unplugged, one prospect is deleted and one given to a colleague; at head office one buys, the other leaves', async () => {
      slowWay.down = true
      await expect(screen.link).toHaveAccessibleName(/: Fuori linea$/)
      await deleteCard(screen, buying)
      await openCard(screen, given)
      await screen.tab('Anagrafica').click()
      await valueIn(screen, 'riferimento').click()
      await page.getByRole('combobox', { name: 'Riferimento' }).fill('Quaglia')
      await page.getByRole('option', { name: 'Quaglia Remo' }).click()
      await expect(page.getByRole('main')).toContainText('riferimento Quaglia Remo')
      await expect(screen.link).toHaveAccessibleName(/: Fuori linea, 2 da inviare$/)
      await page.keyboard.press('Control+i')
      await line(buying).click()
      await expect(detail.getByRole('columnheader')).toHaveText(['Campo', 'Prima'])
      await expect(detail.getByRole('row', { name: /^Cellulare/ })).toBeVisible()
      await expect(detail).toContainText('Su questa postazione l’eliminazione vale già.')
      await office.change(async ({ remove }) => {
        await remove(collaboratorTable, quaglia.id, quaglia.agencyId)
      })
      return newPolicy(office, buying)
    })

  await test.step('both are refused, and nothing else of them changes', async () => {
    slowWay.down = false
    await syncNow(screen)
    await expect(screen.link).toHaveAccessibleName(/: 2 rifiutate$/)
    await page.keyboard.press('Control+i')
    await expect(line(buying)).toContainText('Cliente: da eliminare')
    await expect(line(given)).toContainText('rifiutata')
  })

  await test.step('a deletion: he has contracts now; the way is to his card', async () => {
    await line(buying).click()
    await expect(detail).toContainText('La Direzione non l’ha accettata')
    await expect(detail).toContainText('Chi ha polizze, sinistri o titoli')
    await expect(detail).not.toContainText('Il tuo ruolo')
    await expect(detail.getByRole('table')).toHaveCount(0)
    await page.keyboard.press('o')
    await expect(screen.heading(buying.name)).toBeVisible()
    await screen.tab(/^Polizze/).click()
    await expect(page.getByRole('main')).toContainText(policy.number)
    await page.keyboard.press('Control+i')
  })

  await test.step('a choice that is gone: the field is named, what was chosen stands below, the card has the old one', async () => {
    await line(given).click()
    await expect(detail).toContainText('La Direzione non l’ha accettata: Riferimento.')
    await expect(detail).toContainText('Ciò che avevi scelto non c’è più alla Direzione.')
    await expect(detail.getByRole('row', { name: /^Riferimento/ })).toBeVisible()
    await page.keyboard.press('r')
    await expect(page.getByText('Rimessa fra quelle da inviare')).toBeVisible()
    await expect(line(given)).toContainText('rifiutata')
  })

  await test.step('both are discarded: nothing is left to do', async () => {
    for (const one of [buying, given]) {
      await line(one).click()
      await page.keyboard.press('Delete')
      await page.getByRole('dialog').getByRole('button', { name: 'Scarta il testo' }).click()
      await expect(line(one)).toHaveCount(0)
    }
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
  })
  await office.change(async ({ remove }) => {
    await remove(policyTable, policy.id, policy.agencyId)
  })
  await removeProspects(office, [buying, given])
})
