// Editing customers: in place, in the form, pending until head office confirms, undone by key, and nothing typed is lost.
import type { Locator } from '@playwright/test'
import { Colleague } from './colleague.ts'
import type { NamedCustomer, Office } from './head-office.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

/** A person with a policy, codes and ways to be reached; `skip` gives each test its own. */
async function person(office: Office, skip: number): Promise<NamedCustomer> {
  const { id } = await office.row<{ id: string }>(
    `SELECT c.id FROM customer AS c WHERE c.kind = 'PF' AND c.fiscal_code IS NOT NULL AND c.mobile IS NOT NULL
     AND c.email IS NOT NULL AND c.birth_place_code IS NOT NULL AND c.sex IS NOT NULL
     AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id AND p.state = 'IN_VIGORE')
     ORDER BY c.id OFFSET $1 LIMIT 1`,
    [skip],
  )
  return office.customer('c.id = $1', [id])
}

async function open(screen: Screen, customer: NamedCustomer): Promise<void> {
  await screen.search(customer.fiscalCode ?? customer.name)
  await expect(screen.found.first()).toContainText(customer.name)
  await screen.page.keyboard.press('Enter')
  await expect(screen.heading(customer.name)).toBeVisible()
}

/** What head office holds of a customer. */
async function held(office: Office, id: string, column: string): Promise<unknown> {
  const row = await office.row<{ value: unknown }>(`SELECT ${column} AS value FROM customer WHERE id = $1`, [
    id,
  ])
  return row.value
}

/** A value of the card that can be edited, by the name of its field. */
function value(screen: Screen, field: string): Locator {
  return screen.page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^(Cambia|Aggiungi) ${field}\\b`) })
}

function toast(screen: Screen, text: string): Locator {
  return screen.page.getByRole('region', { name: 'Avvisi brevi' }).getByText(text, { exact: true })
}

test('a value is edited where it is read, confirmed by head office, undone and done again by key', async ({
  office,
  freshDesk: screen,
}) => {
  test.slow()
  const { page } = screen
  const somebody = await person(office, 0)
  await screen.signInAndWait('Rinaldi Marta')
  await open(screen, somebody)
  const { mobile } = somebody

  await test.step('a click opens it, Enter saves it in its stored form', async () => {
    await screen.tab('Anagrafica').click()
    await value(screen, 'cellulare').first().click()
    const field = page.getByRole('textbox', { name: 'Cellulare' })
    await expect(field).toBeFocused()
    await field.fill('347 555 0199')
    await page.keyboard.press('Enter')
    await expect(value(screen, 'cellulare').first()).toBeFocused()
    await expect(value(screen, 'cellulare').first()).toContainText('347 555 0199')
    await expect(toast(screen, `Cambiato: cellulare di ${somebody.name}`)).toBeVisible()
    await expect.poll(() => held(office, somebody.id, 'mobile')).toBe('+393475550199')
  })

  await test.step('Ctrl+Z takes it back and says what, Ctrl+Shift+Z does it again', async () => {
    await page.keyboard.press('Control+z')
    await expect(toast(screen, `Annullato: cellulare di ${somebody.name}`)).toBeVisible()
    await expect.poll(() => held(office, somebody.id, 'mobile')).toBe(mobile)
    await page.keyboard.press('Control+Shift+z')
    await expect(toast(screen, `Ripetuto: cellulare di ${somebody.name}`)).toBeVisible()
    await expect.poll(() => held(office, somebody.id, 'mobile')).toBe('+393475550199')
  })

  await test.step('the palette says what undo would do; the toast does the same', async () => {
    await screen.search('>annulla')
    await expect(screen.found).toContainText(`cellulare di ${somebody.name}`)
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Avvisi brevi' }).getByRole('button', { name: 'Annulla' }).click()
    await expect.poll(() => held(office, somebody.id, 'mobile')).toBe(mobile)
  })

  await test.step('e starts, Tab goes on to the next, Esc gives up', async () => {
    await screen.tab('Anagrafica').focus()
    await page.keyboard.press('e')
    await expect(page.getByRole('textbox', { name: 'Cognome', exact: true })).toBeFocused()
    await page.keyboard.press('Tab')
    const first = page.getByRole('textbox', { name: 'Nome', exact: true })
    await expect(first).toBeFocused()
    await page.keyboard.type('Qualcun altro')
    // In a field Ctrl+Z belongs to the text.
    await page.keyboard.press('Control+z')
    await expect(first).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(value(screen, 'nome').first()).toBeFocused()
    expect(await held(office, somebody.id, 'first_name')).toBe(somebody.firstName)
  })

  await test.step('what Esc gave up comes back with Ctrl+Z', async () => {
    await page.keyboard.press('Enter')
    const first = page.getByRole('textbox', { name: 'Nome', exact: true })
    await first.fill('Scritto con cura')
    await page.keyboard.press('Escape')
    await expect(toast(screen, `Lasciato com’era: nome di ${somebody.name}`).last()).toBeVisible()
    await expect(first).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(first).toHaveValue('Scritto con cura')
    await expect(first).toBeFocused()
    await page.keyboard.press('Escape')
    expect(await held(office, somebody.id, 'first_name')).toBe(somebody.firstName)
  })

  await test.step('an address is one thing, and a municipality brings its province', async () => {
    await value(screen, 'indirizzo').click()
    const place = page.getByRole('group', { name: 'Indirizzo' })
    await place.getByRole('textbox', { name: 'Via e numero' }).fill('Via Roma 1')
    await place.getByRole('textbox', { name: 'CAP' }).fill('20121')
    await place.getByRole('combobox', { name: 'Comune' }).fill('Milano')
    await expect(place.getByRole('textbox', { name: 'Prov.' })).toHaveValue('MI')
    await page.keyboard.press('Enter')
    await expect(value(screen, 'indirizzo')).toContainText('Via Roma 1, 20121 Milano (MI)')
    await expect.poll(() => held(office, somebody.id, 'municipality')).toBe('Milano')
    await page.keyboard.press('Control+z')
    await expect(toast(screen, `Annullato: indirizzo di ${somebody.name}`)).toBeVisible()
    await expect.poll(() => held(office, somebody.id, 'municipality')).toBe(somebody.municipality)
  })
})

test('the form checks as one types and explains a fiscal code that does not fit', async ({
  office,
  freshDesk: screen,
}) => {
  test.slow()
  const { page } = screen
  const somebody = await person(office, 1)
  await screen.signInAndWait('Rinaldi Marta')
  await open(screen, somebody)
  await page.getByRole('button', { name: 'Modifica', exact: true }).click()
  const form = page.getByRole('form', { name: 'Modifica cliente' })

  await test.step('in a choice, what is typed after a click takes the place of what was chosen', async () => {
    await form.getByRole('combobox', { name: 'Sesso' }).click()
    await page.keyboard.type('femm')
    await expect(page.getByRole('option')).toHaveText(['femminile'])
    await page.keyboard.press('Escape')
  })

  await test.step('what cannot be is refused at its field and stays there', async () => {
    const iban = form.getByRole('textbox', { name: 'IBAN' })
    await iban.fill('IT60 X054 2811')
    await page.keyboard.press('Tab')
    await expect(form.getByText('L’IBAN non torna')).toBeVisible()
    await expect(iban).toHaveValue('IT60 X054 2811')
    await expect(iban).toHaveAttribute('aria-invalid', 'true')
    await iban.focus()
    await page.keyboard.press('Escape')
    await expect(form.getByText('L’IBAN non torna')).toBeHidden()
    expect(await held(office, somebody.id, 'iban')).toBe(somebody.iban)
  })

  /** Types into one part of the address, goes on to the next, and ends the form there. */
  const leaveByEsc = async (part: string, text: string) => {
    await form.getByRole('textbox', { name: part }).fill(text)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()
  }

  await test.step('a part that has been left is saved by the Esc that ends the form', async () => {
    await leaveByEsc('Via e numero', 'Via della Prova 2')
    await expect.poll(() => held(office, somebody.id, 'street')).toBe('Via della Prova 2')
    await page.keyboard.press('Control+z')
    await expect.poll(() => held(office, somebody.id, 'street')).toBe(somebody.street)
    await page.getByRole('button', { name: 'Modifica', exact: true }).click()
  })

  await test.step('what cannot be saved does not hold the form open: it is kept, and offered again', async () => {
    await leaveByEsc('CAP', '12')
    const postcode = form.getByRole('textbox', { name: 'CAP' })
    await page.getByRole('button', { name: 'Modifica', exact: true }).click()
    await expect(postcode).toHaveValue('12')
    await postcode.focus()
    await page.keyboard.press('Escape')
    await expect(postcode).not.toHaveValue('12')
  })

  await test.step('a wrong check letter is told at once, with the right one', async () => {
    const code = form.getByRole('textbox', { name: 'Codice fiscale' })
    const right = somebody.fiscalCode ?? ''
    await code.fill(`${right.slice(0, 15)}${right.endsWith('X') ? 'Y' : 'X'}`)
    await expect(form.getByText(`L’ultima lettera dovrebbe essere ${right.slice(15)}.`)).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('another day of birth is explained, and the computed code taken with one act', async () => {
    const born = somebody.birthDate ?? ''
    const [year, month, day] = born.split('-')
    const other = day === '01' ? '02' : '01'
    await form.getByRole('textbox', { name: 'Data di nascita' }).fill(`${other}/${month}/${year}`)
    await page.keyboard.press('Tab')
    await expect(form.getByText('Il codice non corrisponde ai dati.')).toBeVisible()
    await expect(
      form.getByText(`Nascita: dai dati ${other}/${month}/${year}, nel codice ${day}/${month}/${year}.`),
    ).toBeVisible()
    await expect.poll(() => held(office, somebody.id, 'birth_date::text')).toBe(`${year}-${month}-${other}`)
    await form.getByRole('button', { name: /^Usa [A-Z0-9]{16}$/ }).click()
    await expect(form.getByText('Il codice non corrisponde ai dati.')).toBeHidden()
    await expect.poll(() => held(office, somebody.id, 'fiscal_code')).not.toBe(somebody.fiscalCode)
  })

  await test.step('both steps are walked back', async () => {
    await form.getByRole('button', { name: 'Fine' }).click()
    await page.keyboard.press('Control+z')
    await expect(toast(screen, `Annullato: codice fiscale di ${somebody.name}`)).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(toast(screen, `Annullato: data di nascita di ${somebody.name}`)).toBeVisible()
    await expect.poll(() => held(office, somebody.id, 'birth_date::text')).toBe(somebody.birthDate)
  })
})

test('what a colleague writes into a field that was empty stands beside what is typed there', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  const somebody = await office.customer(`c.kind = 'PF' AND c.notes IS NULL AND c.fiscal_code IS NOT NULL`)
  const colleague = await Colleague.at(office, 'collega.vuoto')
  await screen.signInAndWait('Rinaldi Marta')
  await open(screen, somebody)
  await screen.tab('Anagrafica').click()
  await value(screen, 'note').first().click()
  const field = page.getByRole('textbox', { name: 'Note', exact: true })
  await field.fill('Chiamare la sera')
  expect(await colleague.write(somebody, 'notes', { from: null, to: 'Ha un cane' })).toBe('applied')
  // What comes after it has come: so has the other text, though the field shows what is typed.
  await colleague.write(somebody, 'email', { from: somebody.email, to: 'dopo@example.it' })
  await expect(page.getByText('dopo@example.it').first()).toBeVisible()
  await field.press('Control+Enter')
  await expect.poll(() => held(office, somebody.id, 'notes')).toBe('Ha un cane\nChiamare la sera')
})

test('the first key works on a card that was open beside the list', async ({ freshDesk: screen }) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await expect(screen.beside.getByRole('heading', { level: 2 })).toBeVisible()
  await page.keyboard.press('e')
  await expect(screen.beside.getByRole('textbox', { name: 'Cognome' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(screen.beside.getByRole('button', { name: /^Cambia cognome/ })).toBeFocused()
  await screen.beside.getByRole('button', { name: 'Apri la scheda intera' }).click()
  await expect(screen.list).toBeHidden()
  await screen.tab('Modifiche').click()
  await page.keyboard.press('Shift+E')
  await expect(page.getByRole('form', { name: 'Modifica cliente' })).toBeVisible()
})

test('what head office has not confirmed is marked, also beside the list, until it has', async ({
  ownOffice,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const screen = await openDesk(dataDir, { headOffice: ownOffice.url })
  const { page } = screen
  const somebody = await person(ownOffice, 2)
  await screen.signInAndWait('Rinaldi Marta')
  await open(screen, somebody)
  await ownOffice.stop()
  await value(screen, 'e-mail').first().click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill('Fuori.Linea@posta.example')
  await page.keyboard.press('Enter')
  const edited = value(screen, 'e-mail').first()
  await expect(edited).toContainText('fuori.linea@posta.example')
  await expect(edited).toHaveAccessibleName(/Da confermare dalla Direzione/)
  await screen.tab('Anagrafica').click()
  await expect(value(screen, 'e-mail').last()).toHaveAccessibleName(/Da confermare dalla Direzione/)
  await ownOffice.start()
  await expect(edited).not.toHaveAccessibleName(/Da confermare/, { timeout: 90_000 })
  expect(await held(ownOffice, somebody.id, 'email')).toBe('fuori.linea@posta.example')
})

test('what stands in an open form is offered back after a restart', async ({ office, dataDir, openDesk }) => {
  test.slow()
  const somebody = await person(office, 3)
  await test.step('typed, not good enough to be saved, and the window closes', async () => {
    const screen = await openDesk(dataDir, { headOffice: office.url })
    await screen.signInAndWait('Rinaldi Marta')
    await open(screen, somebody)
    await screen.page.keyboard.press('Shift+E')
    const iban = screen.page.getByRole('textbox', { name: 'IBAN' })
    await iban.fill('IT60 X054 28')
    await iban.blur()
    await expect(screen.page.getByText('L’IBAN non torna')).toBeVisible()
    await screen.tab('Sintesi').click()
    await screen.page.getByRole('button', { name: 'Clienti' }).click()
    await expect(screen.list).toBeVisible()
    await screen.close()
  })
  await test.step('it is offered, taken up, and can be thrown away', async () => {
    const screen = await openDesk(dataDir, { headOffice: office.url })
    await screen.signInAs('Rinaldi Marta')
    await open(screen, somebody)
    const offer = screen.page.getByRole('status').filter({ hasText: 'Testo non salvato' })
    await expect(offer).toContainText('IBAN')
    await offer.getByRole('button', { name: 'Riprendi' }).click()
    const iban = screen.page.getByRole('textbox', { name: 'IBAN' })
    await expect(iban).toBeFocused()
    await expect(iban).toHaveValue('IT60 X054 28')
    await expect(offer).toBeHidden()
    await screen.page.getByRole('button', { name: 'Clienti' }).click()
    await open(screen, somebody)
    await offer.getByRole('button', { name: 'Scarta' }).click()
    await expect(offer).toBeHidden()
    await screen.page.keyboard.press('Shift+E')
    await expect(screen.page.getByRole('textbox', { name: 'IBAN' })).not.toHaveValue('IT60 X054 28')
  })
})

test('who is not found is made, warned of doubles, completed, and deleted without a question', async ({
  office,
  freshDesk: screen,
}) => {
  test.slow()
  const { page } = screen
  const somebody = await person(office, 4)
  await screen.signInAndWait('Rinaldi Marta')
  await screen.search('zanzottera mario')
  await screen.found.filter({ hasText: 'Nuovo prospect «zanzottera mario»' }).click()

  await test.step('the same phone is told before it is made twice', async () => {
    await expect(page.getByRole('textbox', { name: 'Cognome', exact: true })).toHaveValue('Zanzottera')
    await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Mario')
    const mobile = page.getByRole('textbox', { name: 'Cellulare' })
    await mobile.fill(somebody.mobile ?? '')
    const same = page.getByRole('status').filter({ hasText: 'Forse c’è già' })
    await expect(same.getByRole('link', { name: somebody.name })).toBeVisible()
    await expect(same).toContainText('stesso telefono')
    await mobile.fill('347 555 0123')
    await expect(same).toBeHidden()
  })

  await test.step('the same fiscal code is the same person: Enter opens the card', async () => {
    const code = page.getByRole('textbox', { name: 'Codice fiscale' })
    await code.fill(somebody.fiscalCode ?? '')
    await expect(page.getByRole('button', { name: `Apri la scheda di ${somebody.name}` })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Crea lo stesso' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(screen.heading(somebody.name)).toBeVisible()
    await page.goBack()
    await expect(code).toHaveValue(somebody.fiscalCode ?? '')
    await code.fill('')
    await expect(page.getByRole('button', { name: 'Crea il prospect' })).toBeVisible()
    await page.getByRole('button', { name: 'Crea il prospect' }).dblclick()
    await expect(screen.heading('Zanzottera Mario')).toBeVisible()
  })

  await test.step('the card says what a policy needs, each a way to its field', async () => {
    await page.getByRole('main').getByRole('button', { name: 'codice fiscale', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'Codice fiscale' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect
      .poll(() => office.rows(`SELECT 1 FROM customer WHERE last_name = 'Zanzottera'`))
      .toHaveLength(1)
  })

  await test.step('deleting offers undo', async () => {
    await screen.search('>elimina')
    await expect(screen.found.first()).toContainText('Zanzottera Mario')
    await page.keyboard.press('Enter')
    await expect(screen.list).toBeVisible()
    await expect(toast(screen, 'Eliminato: Zanzottera Mario')).toBeVisible()
    await expect
      .poll(() => office.rows(`SELECT 1 FROM customer WHERE last_name = 'Zanzottera'`))
      .toHaveLength(0)
    await page.keyboard.press('Control+z')
    await expect(toast(screen, 'Annullato: eliminazione di Zanzottera Mario')).toBeVisible()
    await expect
      .poll(() => office.rows(`SELECT 1 FROM customer WHERE last_name = 'Zanzottera'`))
      .toHaveLength(1)
  })

  await test.step('who takes a customer away by redo, or his making back, leaves the card', async () => {
    await screen.search('zanzottera')
    await expect(screen.found.first()).toContainText('Zanzottera Mario')
    await page.keyboard.press('Enter')
    await expect(screen.heading('Zanzottera Mario')).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await expect(screen.list).toBeVisible()
    await expect
      .poll(() => office.rows(`SELECT 1 FROM customer WHERE last_name = 'Zanzottera'`))
      .toHaveLength(0)
  })
})

test('who only reads finds no control that would not work', async ({ office, freshDesk: screen }) => {
  const { page } = screen
  const somebody = await person(office, 0)
  await screen.enter('direzione', 'scrivania')
  await expect(screen.list).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: /Nuovo prospect/ })).toHaveCount(0)
  await expect(screen.link).toHaveAccessibleName(/: In linea$/, { timeout: 30_000 })
  await open(screen, somebody)
  await screen.tab('Anagrafica').click()
  await expect(page.getByText(somebody.fiscalCode ?? '', { exact: true }).last()).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Cambia|Aggiungi) / })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Modifica', exact: true })).toHaveCount(0)
  await page.keyboard.press('e')
  await page.keyboard.press('Shift+E')
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
})
