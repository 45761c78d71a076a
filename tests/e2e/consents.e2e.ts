// Consents are answered in one go by keyboard and undone in one step; agency and insurer ask each for themselves.
import { consentTables } from '../../shared/features/consents/api.ts'
import { consentId } from '../../shared/features/consents/edits.ts'
import { closeConflicts } from './conflicts.ts'
import { expect, test } from './test.ts'

const [consentTable] = consentTables

test('seven answers in one sitting, one step of undo', async ({ office, freshDesk: screen }) => {
  test.slow()
  const { page } = screen
  const { keyboard } = page
  await screen.signInAndWait('Rinaldi Marta')
  const somebody = await office.customer(
    `c.kind = 'PF' AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id)
     AND NOT EXISTS (SELECT FROM consent x WHERE x.customer_id = c.id AND x.controller = 'IMPRESA')`,
  )
  const stored = () =>
    office.rows<{ id: string; purpose: string; value: string; given_on: string | null }>(
      `SELECT id, purpose, value, given_on FROM consent WHERE customer_id = $1 AND controller = 'IMPRESA' ORDER BY purpose`,
      [somebody.id],
    )
  await screen.search(somebody.fiscalCode ?? somebody.name)
  await expect(screen.found.first()).toContainText(somebody.name)
  await keyboard.press('Enter')
  await screen.tab('Consensi').click()
  const panel = page.getByRole('tabpanel')
  const rows = panel.locator('tbody').getByRole('row')
  const form = page.getByRole('dialog', { name: 'Consensi per l’impresa' })

  await test.step('the insurer has asked nothing yet, and the mandatory one is missed', async () => {
    await panel.getByText('Impresa', { exact: true }).click()
    await expect(panel.getByRole('status')).toContainText('Manca il consenso al trattamento per l’impresa.')
    await expect(rows.filter({ hasText: 'da chiedere' })).toHaveCount(7)
  })

  await test.step('a letter answers and goes on; what is typed outlives the form', async () => {
    await screen.tab('Consensi').focus()
    await keyboard.press('c')
    await expect(form.getByRole('radiogroup')).toHaveCount(7)
    await expect(form.getByRole('radio', { name: 'da chiedere' }).first()).toBeFocused()
    for (const letter of 'ssnnrsd') await keyboard.press(letter)
    await form.getByRole('textbox', { name: 'Documento' }).fill('Modulo 7')
    await keyboard.press('Escape')
    await expect(form).toBeHidden()
    await screen.tab('Consensi').focus()
    await keyboard.press('c')
    await expect(form.getByRole('textbox', { name: 'Documento' })).toHaveValue('Modulo 7')
    await form.getByRole('textbox', { name: 'Data' }).fill('31/2/2026')
    await keyboard.press('Enter')
    await expect(form).toContainText('Scrivi il giorno in cui il cliente ha risposto')
    await form.getByRole('textbox', { name: 'Data' }).fill('20/11/2026')
    await keyboard.press('Enter')
    await expect(form).toBeHidden()
  })

  await test.step('they stand on the card and at head office, under the ids that every desk gives them', async () => {
    await expect(rows.filter({ hasText: 'da chiedere' })).toHaveCount(1)
    await expect(rows.filter({ hasText: 'revocato' })).toHaveCount(1)
    await expect(panel.getByRole('status')).toBeHidden()
    await expect.poll(async () => (await stored()).length).toBe(6)
    const withdrawn = (await stored()).find(({ value }) => value === 'WITHDRAWN')
    expect(withdrawn).toMatchObject({ purpose: 'L3', id: consentId(somebody.id, 'L3', 'IMPRESA') })
  })

  await test.step('one undo takes all of them back, one redo puts them there again', async () => {
    await keyboard.press('Control+z')
    await expect(rows.filter({ hasText: 'da chiedere' })).toHaveCount(7)
    await expect.poll(stored).toEqual([])
    await keyboard.press('Control+Shift+z')
    await expect(rows.filter({ hasText: 'da chiedere' })).toHaveCount(1)
    await expect.poll(async () => (await stored()).length).toBe(6)
  })

  await test.step('an answer that was pressed by mistake leaves the day of the one that stands', async () => {
    await rows.filter({ hasText: 'L1' }).getByRole('button').click()
    await expect(form.getByRole('radiogroup')).toHaveCount(1)
    const day = form.getByRole('textbox', { name: 'Data' })
    await expect(day).toHaveValue('20/11/2026')
    await keyboard.press('s')
    await expect(day).not.toHaveValue('20/11/2026')
    await keyboard.press('n')
    await expect(day).toHaveValue('20/11/2026')
    await keyboard.press('Enter')
    await expect(form).toBeHidden()
    expect((await stored()).find(({ purpose }) => purpose === 'L1')).toMatchObject({ given_on: '2026-11-20' })
  })

  await test.step('one answer is changed where it is read', async () => {
    await rows.filter({ hasText: 'L4' }).getByRole('button').click()
    await expect(form.getByRole('radiogroup')).toHaveCount(1)
    await keyboard.press('n')
    await keyboard.press('Enter')
    await expect(form).toBeHidden()
    await expect(rows.filter({ hasText: 'L4' })).toContainText('no')
  })

  await test.step('a colleague’s answer that came while one was typed is asked about and not overwritten', async () => {
    const l4 = await office.model(
      consentTable,
      "c.customer_id = $1 AND c.purpose = 'L4' AND c.controller = 'IMPRESA'",
      [somebody.id],
    )
    await rows.filter({ hasText: 'L4' }).getByRole('button').click()
    await expect(form.getByRole('radiogroup')).toHaveCount(1)
    await keyboard.press('s')
    await keyboard.press('Escape')
    await office.change(({ put }) => put(consentTable, { ...l4, value: 'WITHDRAWN' }))
    await expect(rows.filter({ hasText: 'L4' })).toContainText('revocato')
    await rows.filter({ hasText: 'L4' }).getByRole('button').click()
    await expect(form.getByRole('radio', { name: 'sì' })).toBeChecked()
    await keyboard.press('Enter')
    await expect(form).toBeHidden()
    await expect
      .poll(() => office.rows("SELECT FROM conflict WHERE tbl = 'consent' AND row_id = $1", [l4.id]))
      .toHaveLength(1)
    expect((await stored()).find(({ purpose }) => purpose === 'L4')).toMatchObject({ value: 'WITHDRAWN' })
    await closeConflicts(office)
  })
})

test('who only reads sees the answers and no way to change them', async ({ office, freshDesk: screen }) => {
  const { page } = screen
  const somebody = await office.customer(`EXISTS (SELECT FROM consent x WHERE x.customer_id = c.id)`)
  await expect(screen.user).toBeVisible()
  await screen.enter('direzione', 'scrivania')
  await expect(screen.list).toBeVisible({ timeout: 20_000 })
  await screen.search(somebody.fiscalCode ?? somebody.name)
  await expect(screen.found.first()).toContainText(somebody.name)
  await page.keyboard.press('Enter')
  await expect(screen.heading(somebody.name)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Registra contatto' })).toBeHidden()
  await screen.tab('Consensi').click()
  const panel = page.getByRole('tabpanel')
  await expect(panel.locator('tbody').getByRole('row')).toHaveCount(7)
  await expect(panel.locator('tbody').getByRole('button')).toHaveCount(0)
  for (const key of ['r', 'c', 'p', 'h']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toBeHidden()
})
