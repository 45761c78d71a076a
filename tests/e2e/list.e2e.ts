// The list of customers, driven by the keyboard alone wherever there is a key.
import { randomUUID } from 'node:crypto'
import { customerTables } from '../../shared/features/customers/api.ts'
import { displayName } from '../../shared/features/customers/model.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

const [customerTable] = customerTables

/** "1.313,60" in cents. */
function cents(text: string): number {
  return Number(text.replace(/[^\d]/g, ''))
}

function nameIn(screen: Screen, index: number): Promise<string> {
  return screen.row(index).getByRole('gridcell').nth(2).innerText()
}

/** The cursor stands on the row of this place, counted from 0, and one sees it. */
async function cursorAt(screen: Screen, index: number): Promise<void> {
  await expect(screen.current).toHaveAttribute('aria-rowindex', String(index + 2))
  await expect(screen.current).toBeInViewport()
}

test('the list by the keyboard alone', async ({ office, freshDesk: screen }) => {
  test.slow()
  const { page } = screen
  const { keyboard } = page
  await screen.signInAndWait('Rinaldi Marta')
  const total = await screen.total()
  const { customers } = await office.row<{ customers: number }>(
    'SELECT count(*)::int AS customers FROM customer',
  )
  expect(total).toBe(customers)

  await test.step('the first rows bring the focus and the cursor', async () => {
    await expect(screen.list).toBeFocused()
    await cursorAt(screen, 0)
  })

  await test.step('j, k, arrows, Home and End move the cursor', async () => {
    const steps = [
      ['j', 1],
      ['ArrowDown', 2],
      ['k', 1],
      ['ArrowUp', 0],
      ['k', 0],
      ['End', total - 1],
      ['j', total - 1],
      ['Home', 0],
    ] as const
    for (const [key, index] of steps) {
      await keyboard.press(key)
      await cursorAt(screen, index)
    }
  })

  await test.step('PageDown and PageUp move it by the rows that have room, there and back', async () => {
    await keyboard.press('PageDown')
    await expect(screen.current).not.toHaveAttribute('aria-rowindex', '2')
    const page = Number(await screen.current.getAttribute('aria-rowindex')) - 2
    expect(page).toBeGreaterThan(1)
    const steps = [
      ['PageDown', 2 * page],
      ['PageUp', page],
      ['PageUp', 0],
    ] as const
    for (const [key, index] of steps) {
      await keyboard.press(key)
      await cursorAt(screen, index)
    }
  })

  await test.step('Space shows the record beside; it follows the cursor; Esc takes it away', async () => {
    await keyboard.press('Space')
    await expect(screen.beside.getByRole('heading', { level: 2 })).toHaveText(await nameIn(screen, 0))
    await keyboard.press('j')
    await expect(screen.beside.getByRole('heading', { level: 2 })).toHaveText(await nameIn(screen, 1))
    await expect(screen.beside).toContainText(`2 di ${total}`)
    await keyboard.press('Escape')
    await expect(screen.beside).toBeHidden()
  })

  await test.step('Enter opens the card; Esc comes back to the same row at the same place', async () => {
    await keyboard.press('End')
    for (let steps = 0; steps < 4; steps++) await keyboard.press('k')
    await cursorAt(screen, total - 5)
    const name = await nameIn(screen, total - 5)
    const top = await screen.list.evaluate((grid) => grid.scrollTop)
    expect(top).toBeGreaterThan(0)
    await keyboard.press('Enter')
    await expect(screen.heading(name)).toBeVisible()
    await expect(screen.list).toBeHidden()
    await keyboard.press('Escape')
    await cursorAt(screen, total - 5)
    await expect(screen.current).toContainText(name)
    await expect.poll(() => screen.list.evaluate((grid) => grid.scrollTop)).toBe(top)
    await keyboard.press('Home')
  })

  await test.step('x selects, Shift extends; the foot counts and sums; Esc lets go', async () => {
    await keyboard.press('x')
    await expect(screen.foot).toContainText('1 selezionato')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+J')
    await expect(screen.foot).toContainText('3 selezionati')
    const selected = screen.list.getByRole('row', { selected: true })
    await expect(selected).toHaveCount(3)
    const premiums = await Promise.all(
      [0, 1, 2].map((index) => selected.nth(index).locator('[data-private]').innerText()),
    )
    const sum = premiums.reduce((all, premium) => all + cents(premium), 0)
    await expect
      .poll(async () => cents((await screen.foot.locator('[data-private]').textContent()) ?? ''))
      .toBe(sum)
    await keyboard.press('Escape')
    await screen.hasTotal(total)
    await expect(selected).toHaveCount(0)
  })

  await test.step('Shift+X selects from the row that was chosen to the cursor, however far', async () => {
    await keyboard.press('Home')
    await keyboard.press('x')
    await keyboard.press('End')
    await keyboard.press('k')
    await cursorAt(screen, total - 2)
    await keyboard.press('Shift+X')
    await expect(screen.foot).toContainText(`${total - 1} selezionati`)
    await keyboard.press('Escape')
    await keyboard.press('Home')
  })

  await test.step('/ goes to the filter; Esc empties it, then leaves it', async () => {
    const { lastName, name } = await office.customer(`c.kind = 'PF' AND c.last_name ~ '^[A-Z][a-z]+$'`)
    const field = page.getByRole('textbox', { name: 'Filtra le righe' })
    await keyboard.press('/')
    await expect(field).toBeFocused()
    await keyboard.type(lastName)
    await expect(screen.rowOf(name)).toBeVisible()
    await expect.poll(() => screen.total()).toBeLessThan(total)
    await keyboard.press('Escape')
    await expect(field).toHaveValue('')
    await screen.hasTotal(total)
    await keyboard.press('Escape')
    await expect(screen.list).toBeFocused()
  })

  await test.step('f adds a filter, its chip takes it away', async () => {
    const { firms } = await office.row<{ firms: number }>(
      `SELECT count(*)::int AS firms FROM customer WHERE kind = 'PG'`,
    )
    await keyboard.press('f')
    await expect(page.getByRole('combobox', { name: 'Filtra per' })).toBeFocused()
    await keyboard.type('tipo')
    await keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Tipo' })).toBeFocused()
    await keyboard.type('impr')
    await keyboard.press('Enter')
    await screen.hasTotal(firms)
    await keyboard.press('Escape')
    const chip = page.getByRole('button', { name: 'Tipo impresa, cambia il filtro' })
    await expect(chip).toBeVisible()
    await page.getByRole('button', { name: 'Togli il filtro Tipo' }).click()
    await expect(chip).toBeHidden()
    await screen.hasTotal(total)
  })

  await test.step('the box of a figure stays under its button while one types, and Enter shuts it', async () => {
    await keyboard.press('f')
    await expect(page.getByRole('combobox', { name: 'Filtra per' })).toBeFocused()
    await keyboard.type('premio')
    await keyboard.press('Enter')
    const from = page.getByRole('textbox', { name: 'Da', exact: true })
    await expect(from).toBeFocused()
    const button = page.getByRole('button', { name: 'Filtro', exact: true })
    const place = await button.boundingBox()
    await keyboard.type('1000')
    const chip = page.getByRole('button', { name: /^Premio.*, cambia il filtro$/ })
    await expect(chip).toBeVisible()
    expect(await button.boundingBox()).toEqual(place)
    await keyboard.press('Enter')
    await expect(from).toBeHidden()
    await expect(chip).toBeVisible()
    expect((await button.boundingBox())?.x).toBeGreaterThan(place?.x ?? 0)
    await page.getByRole('button', { name: /^Togli il filtro Premio/ }).click()
    await screen.hasTotal(total)
  })

  await test.step('? shows the keys of the page', async () => {
    const sheet = page.getByRole('dialog', { name: 'I tasti di questa pagina' })
    await keyboard.press('?')
    await expect(sheet).toContainText('Riga dopo')
    await expect(sheet).toContainText('Cerca o comanda')
    await keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  })
})

test('what changes under the hand: the cursor stays with its customer, a filter with its box', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  const { keyboard } = page
  await screen.signInAndWait('Rinaldi Marta')
  const total = await screen.total()

  await test.step('somebody else comes to stand above the row', async () => {
    for (let steps = 0; steps < 3; steps++) await keyboard.press('j')
    const name = await nameIn(screen, 3)
    await expect(screen.current).toContainText(name)
    const last = await office.customer(`c.kind = 'PF' AND c.last_name > 'S'`)
    await office.changeCustomer(last, { lastName: 'Aaaa' })
    await expect(screen.row(0)).toContainText('Aaaa')
    await cursorAt(screen, 4)
    await expect(screen.current).toContainText(name)
    await office.changeCustomer(last, {})
    await cursorAt(screen, 3)
    await expect(screen.current).toContainText(name)
  })

  await test.step('a figure is taken out of a filter to write another one', async () => {
    await keyboard.press('f')
    await expect(page.getByRole('combobox', { name: 'Filtra per' })).toBeFocused()
    await keyboard.type('polizze')
    await keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Da', exact: true })).toBeFocused()
    await keyboard.type('3')
    await keyboard.press('Enter')
    const chip = page.getByRole('button', { name: /^Polizze.*, cambia il filtro$/ })
    await chip.click()
    await expect(page.getByRole('textbox', { name: 'Da', exact: true })).toBeFocused()
    await keyboard.press('End')
    await keyboard.press('Backspace')
    await expect(chip).toBeVisible()
    await keyboard.type('2')
    await keyboard.press('Enter')
    await expect(chip).toContainText('2')
    expect(await screen.total()).toBeLessThan(total)
  })

  await test.step('who is not in the filtered list stands beside it until he is put away', async () => {
    const other = await office.customer(
      `c.kind = 'PF' AND c.fiscal_code IS NOT NULL AND NOT EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id)`,
    )
    await screen.search(other.fiscalCode ?? '')
    await expect(screen.found.first()).toContainText(other.name)
    await keyboard.press('Control+Enter')
    await expect(screen.beside.getByRole('heading', { level: 2 })).toHaveText(other.name)
    await keyboard.press('Escape')
    await expect(screen.beside).toBeHidden()
  })
})

test('order, columns and a saved view; the view is there after a restart', async ({
  office,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const first = await openDesk(dataDir, { headOffice: office.url })
  const { page } = first
  await first.signInAndWait('Rinaldi Marta')
  const total = await first.total()
  const head = (screen: Screen, name: string) => screen.list.getByRole('columnheader', { name })
  const premium = async (screen: Screen, index: number) =>
    cents(await screen.row(index).locator('[data-private]').innerText())

  await test.step('a click on a head orders by it, another the other way round', async () => {
    await head(first, 'Premio').getByRole('button').click()
    await expect(head(first, 'Premio')).toHaveAttribute('aria-sort', 'ascending')
    await head(first, 'Premio').getByRole('button').click()
    await expect(head(first, 'Premio')).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(() => premium(first, 0)).toBeGreaterThan(0)
    const highest = await Promise.all([0, 1, 2, 3].map((index) => premium(first, index)))
    expect(highest).toEqual(highest.toSorted((a, b) => b - a))
  })

  await test.step('a column is hidden, shown again, and all is put back', async () => {
    await page.getByRole('button', { name: 'Colonne' }).click()
    const columns = page.getByRole('list', { name: 'Colonne' })
    await columns.getByRole('checkbox', { name: 'Comune' }).uncheck()
    await expect(head(first, 'Comune')).toBeHidden()
    await columns.getByRole('checkbox', { name: 'Comune' }).check()
    await expect(head(first, 'Comune')).toBeVisible()
    await page.getByRole('button', { name: 'Rimetti come all’inizio' }).click()
    await expect(columns).toBeHidden()
    await expect(page.getByRole('button', { name: 'Colonne' })).toBeFocused()
    await page.keyboard.press('Enter')
    await columns.getByRole('checkbox', { name: 'Aree' }).uncheck()
    await columns.getByRole('button', { name: 'Sposta Premio prima' }).click()
    await page.keyboard.press('Escape')
    await expect(head(first, 'Aree')).toBeHidden()
  })

  await test.step('filter, order and columns are kept under a name', async () => {
    await page.keyboard.press('f')
    await expect(page.getByRole('option', { name: 'Stato' })).toBeVisible()
    await page.keyboard.type('stato')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('option', { name: /^Prospect/i })).toBeVisible()
    await page.keyboard.type('prospect')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => first.total()).toBeLessThan(total)
    await page.getByRole('button', { name: 'Salva come nuova vista' }).click()
    await page.getByRole('textbox', { name: 'Nome della vista' }).fill('Da convincere')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: /^Da convincere/, selected: true })).toBeVisible()
  })
  const prospects = await first.total()
  await first.close()

  await test.step('after a restart it opens as it was kept', async () => {
    const second = await openDesk(dataDir, { headOffice: office.url })
    await second.signInAs('Rinaldi Marta')
    await second.hasTotal(total)
    await expect(head(second, 'Aree')).toBeVisible()
    await second.page.getByRole('tab', { name: /^Da convincere/ }).click()
    await second.hasTotal(prospects)
    await expect(second.page.getByRole('button', { name: /^Stato prospect/ })).toBeVisible()
    await expect(head(second, 'Premio')).toHaveAttribute('aria-sort', 'descending')
    await expect(head(second, 'Aree')).toBeHidden()
  })
})

test('a key that comes before its row acts on it as soon as it has come', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  // More than the rows that are asked for around what is seen.
  const { name: _shown, ...one } = await office.customer(`c.kind = 'PF' AND c.household_id IS NULL`)
  const many = Array.from({ length: 450 }, (_, index) => ({
    ...one,
    id: randomUUID(),
    lastName: `Zzyzx ${String(index).padStart(3, '0')}`,
    fiscalCode: null,
  }))
  await office.change(({ putMany }) => putMany(customerTable, many))
  await screen.signInAndWait('Rinaldi Marta')
  const total = await screen.total()
  const last = displayName({ ...one, lastName: 'Zzyzx 449' })
  /** Faster than any hand: nothing can come in between. */
  const pressAtOnce = (...keys: string[]) =>
    screen.list.evaluate((grid, pressed) => {
      for (const key of pressed) grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }, keys)

  await test.step('x selects the last row of the list, which nobody has seen yet', async () => {
    await expect(screen.list).toBeFocused()
    await pressAtOnce('End', 'x')
    await expect(screen.foot).toContainText('1 selezionato')
    await cursorAt(screen, total - 1)
    await expect(screen.list.getByRole('row', { selected: true })).toContainText(last)
    await page.keyboard.press('Escape')
    await screen.hasTotal(total)
  })

  await test.step('Enter opens its card', async () => {
    await page.keyboard.press('Home')
    await cursorAt(screen, 0)
    await pressAtOnce('End', 'Enter')
    await expect(screen.heading(last)).toBeVisible()
    await page.keyboard.press('Escape')
    await cursorAt(screen, total - 1)
  })

  await office.change(async ({ remove }) => {
    for (const { id, agencyId } of many) await remove(customerTable, id, agencyId)
  })
  await screen.hasTotal(total - many.length)
})
