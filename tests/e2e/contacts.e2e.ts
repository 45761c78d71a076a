// Contacts with a customer are logged in one gesture, offline too, corrected and taken back; relations stand on both cards.
import { interactionTables } from '../../shared/features/interactions/api.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

const [interactionTable] = interactionTables

/** Somebody who holds a policy, and whom nobody else's test needs. */
const alone = `c.kind = 'PF' AND c.household_id IS NULL
  AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id AND p.state = 'IN_VIGORE')
  AND NOT EXISTS (SELECT FROM relation r WHERE r.customer_id = c.id)`

async function openCard(screen: Screen, { name, fiscalCode }: { name: string; fiscalCode: string | null }) {
  await screen.search(fiscalCode ?? name)
  await expect(screen.found.first()).toContainText(name)
  await screen.page.keyboard.press('Enter')
  await expect(screen.heading(name)).toBeVisible()
}

test('a call is logged offline by keyboard, waits, and is confirmed when head office is back', async ({
  ownOffice,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const screen = await openDesk(dataDir, { headOffice: ownOffice.url })
  const { page } = screen
  const { keyboard } = page
  await screen.signInAndWait('Rinaldi Marta')
  const somebody = await ownOffice.customer(alone)
  const logged = () =>
    ownOffice.rows<{ outcome: string; channel: string; kind: string; follow_up_on: string | null }>(
      `SELECT outcome, channel, kind, follow_up_on FROM interaction WHERE customer_id = $1 AND subject = 'Chiamata in uscita'
       AND outcome = 'da richiamare'`,
      [somebody.id],
    )
  await openCard(screen, somebody)
  await screen.tab(/^Contatti/).click()
  const history = page.getByRole('tabpanel').getByRole('list', { name: 'Contatti' })
  const line = history.getByRole('listitem').filter({ hasText: 'da richiamare' })
  const form = page.getByRole('dialog', { name: 'Registra contatto' })
  const promised = page.getByRole('region', { name: 'Da riprendere' })

  await ownOffice.stop()
  await expect(screen.link).toHaveAccessibleName(/: Fuori linea$/)

  await test.step('one key opens the form, what is typed outlives it, Enter saves', async () => {
    await keyboard.press('r')
    await expect(form.getByRole('radio', { name: /^parlato/ })).toBeFocused()
    await keyboard.press('4')
    await expect(form.getByRole('radio', { name: /^da richiamare/ })).toBeChecked()
    await expect(form.getByRole('radio', { name: /^domani/ })).toBeChecked()
    await keyboard.press('Alt+t')
    await expect(form.getByRole('radio', { name: /^fra 3 giorni/ })).toBeChecked()
    await keyboard.press('Escape')
    await expect(form).toBeHidden()
    await keyboard.press('r')
    await expect(form.getByRole('radio', { name: /^da richiamare/ })).toBeChecked()
    await expect(form.getByRole('button', { name: 'Ricomincia' })).toBeVisible()
    const save = form.getByRole('button', { name: 'Registra' })
    await keyboard.type('Richiama 2 volte, ha fretta')
    await expect(form.getByLabel('Nota')).toHaveValue('Richiama 2 volte, ha fretta')
    await expect(form.getByRole('radio', { name: /^da richiamare/ })).toBeChecked()
    await expect(save).toHaveText('RegistraCtrlInvio')
    await form.getByRole('radio', { name: /^da richiamare/ }).focus()
    await expect(save).toHaveText('RegistraInvio')
    await keyboard.press('Enter')
    await expect(form).toBeHidden()
  })

  await test.step('begun anew, the form keeps the focus; Esc closes the form alone, wherever the focus is', async () => {
    for (const lose of [false, true]) {
      await keyboard.press('r')
      await keyboard.press('5')
      await keyboard.press('Escape')
      await expect(form).toBeHidden()
      await keyboard.press('r')
      await form.getByRole('button', { name: 'Ricomincia' }).click()
      await expect(form.getByRole('radio', { name: /^d’accordo/ })).not.toBeChecked()
      await expect(form.getByRole('radio', { name: /^parlato/ })).toBeFocused()
      if (lose) await form.getByRole('radio', { name: /^parlato/ }).blur()
      await keyboard.press('Escape')
      await expect(form).toBeHidden()
      await expect(screen.heading(somebody.name)).toBeVisible()
    }
  })

  await test.step('it stands in the history, to be confirmed, and is to be followed up', async () => {
    await expect(line).toHaveCount(1)
    await expect(line.getByRole('img', { name: 'Da confermare dalla Direzione' })).toBeVisible()
    await expect(promised).toContainText('fra 3 giorni')
  })

  await test.step('head office is back: confirmed, and in its database', async () => {
    await ownOffice.start()
    await screen.link.click()
    await page.getByRole('button', { name: 'Prova adesso' }).click()
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    await keyboard.press('Escape')
    await expect.poll(logged).toHaveLength(1)
    await expect(line.getByRole('img', { name: 'Da confermare dalla Direzione' })).toBeHidden()
    expect((await logged())[0]).toMatchObject({ channel: 'TELEFONO', kind: 'CHIAMATA' })
  })

  await test.step('a correction that is resumed keeps what somebody else has written meanwhile', async () => {
    const own = page.getByRole('dialog', { name: 'Correggi contatto' })
    const note = own.getByRole('textbox', { name: 'Nota' })
    const noted = async () =>
      await ownOffice.model(interactionTable, `c.customer_id = $1 AND c.outcome = 'da richiamare'`, [
        somebody.id,
      ])
    await line.getByRole('button').click()
    const before = await note.inputValue()
    await note.fill(`${before}\nMia riga`)
    await keyboard.press('Escape')
    await expect(own).toBeHidden()
    const logged = await noted()
    await ownOffice.change(({ put }) =>
      put(interactionTable, { ...logged, note: `${before}\nAltra riga`, subject: 'Cambiato' }),
    )
    await expect(line).toContainText('Cambiato')
    await line.getByRole('button').click()
    await expect(note).toHaveValue(`${before}\nMia riga`)
    await note.press('Control+Enter')
    await expect(own).toBeHidden()
    await expect.poll(async () => (await noted()).note).toBe(`${before}\nAltra riga\nMia riga`)
    await ownOffice.change(async ({ put }) =>
      put(interactionTable, { ...(await noted()), subject: 'Chiamata in uscita' }),
    )
    await expect(line).toContainText('Chiamata in uscita')
  })

  await test.step('the line opens what was logged; it is corrected, deleted, and brought back', async () => {
    await line.getByRole('button').click()
    const old = page.getByRole('dialog', { name: 'Correggi contatto' })
    await old.getByRole('textbox', { name: 'Oggetto' }).fill('Rinnovo auto')
    await keyboard.press('Enter')
    await expect(old).toBeHidden()
    await expect(line).toContainText('Rinnovo auto')
    await line.getByRole('button').click()
    await old.getByRole('button', { name: 'Elimina' }).click()
    await expect(line).toHaveCount(0)
    await keyboard.press('Control+z')
    await expect(line).toContainText('Rinnovo auto')
    const subjects = () =>
      ownOffice.rows(`SELECT id FROM interaction WHERE customer_id = $1 AND subject = 'Rinnovo auto'`, [
        somebody.id,
      ])
    await expect.poll(subjects).toHaveLength(1)
  })

  await test.step('what was promised is closed with one click', async () => {
    await promised.getByRole('button', { name: /^Ripreso: / }).click()
    await expect(promised).toBeHidden()
  })

  await test.step('the palette logs a visit, and says what it is about', async () => {
    await screen.search('registra visita')
    await keyboard.press('Enter')
    await expect(form.getByRole('radio', { name: 'Visita', exact: true })).toBeChecked()
    await form.getByRole('textbox', { name: 'Altro esito' }).fill('polizza spiegata')
    await form.getByRole('textbox', { name: 'Da riprendere il giorno' }).fill('presto')
    await keyboard.press('Enter')
    await expect(form).toContainText('Scrivi il giorno come 24/11')
    await form.getByRole('textbox', { name: 'Da riprendere il giorno' }).fill('')
    await form.getByRole('textbox', { name: 'Altro esito' }).press('Enter')
    await expect(form).toBeHidden()
    await expect(history.getByRole('listitem').filter({ hasText: 'polizza spiegata' })).toHaveCount(1)
  })
})

test('a relation stands on both cards; a household is made and dissolved, each in one step', async ({
  office,
  freshDesk: screen,
}) => {
  test.slow()
  const { page } = screen
  const { keyboard } = page
  await screen.signInAndWait('Rinaldi Marta')
  const somebody = await office.customer(
    `${alone} AND c.id > (SELECT min(id) FROM customer c WHERE ${alone})`,
  )
  const other = await office.customer(`${alone} AND c.id > $1`, [somebody.id])
  const relations = () =>
    office.rows<{ kind: string }>(
      `SELECT kind FROM relation WHERE customer_id IN ($1, $2) AND other_customer_id IN ($1, $2) ORDER BY kind`,
      [somebody.id, other.id],
    )
  await openCard(screen, somebody)
  const related = page.getByRole('complementary').getByRole('list')

  await test.step('somebody is found as one types, and called a parent', async () => {
    await keyboard.press('p')
    const form = page.getByRole('dialog', { name: 'Aggiungi persona collegata' })
    await form.getByRole('textbox', { name: 'Persona' }).fill(other.fiscalCode ?? other.name)
    await expect(page.getByRole('option').first()).toContainText(other.name)
    await keyboard.press('Enter')
    // The key as it stands at the choice: it does not fall into the name.
    await keyboard.press('4')
    await expect(form).toContainText(
      `${other.name} è genitore di ${somebody.name}; ${somebody.name} è figlio o figlia di ${other.name}.`,
    )
    await keyboard.press('Enter')
    await expect(form).toBeHidden()
    await expect(related.getByRole('button', { name: other.name })).toContainText('genitore')
  })

  await test.step('two rows at head office, and the other side on the other card', async () => {
    await expect.poll(relations).toEqual([{ kind: 'FIGLIO' }, { kind: 'GENITORE' }])
    await related.getByRole('button', { name: other.name }).click()
    await expect(screen.heading(other.name)).toBeVisible()
    await expect(related.getByRole('button', { name: somebody.name })).toContainText('figlio o figlia')
  })

  const home = page.getByRole('dialog', { name: 'Nucleo e persone collegate' })
  await test.step('they become a household, which is named and gets another head', async () => {
    await keyboard.press('h')
    await home.getByRole('button', { name: 'Crea il nucleo familiare con 1 parente' }).click()
    const name = home.getByRole('textbox', { name: 'Nome del nucleo' })
    await expect(name).toHaveValue(`Famiglia ${other.lastName}`)
    await expect(home.getByRole('checkbox', { checked: true })).toHaveCount(2)
    await name.fill('Casa di prova')
    await keyboard.press('Enter')
    await home.getByRole('radio', { name: `${somebody.name} è capo del nucleo` }).click()
    await expect(home.getByRole('checkbox', { name: `${other.name} nel nucleo` })).toBeEnabled()
    await keyboard.press('Escape')
    const heads = () =>
      office.rows(
        `SELECT h.id FROM household h JOIN customer c ON c.household_id = h.id
         WHERE h.name = 'Casa di prova' AND h.head_customer_id = $1`,
        [somebody.id],
      )
    await expect.poll(heads).toHaveLength(2)
  })

  await test.step('dissolved, had back by one undo, and dissolved again', async () => {
    await keyboard.press('h')
    await home.getByRole('button', { name: 'Sciogli il nucleo' }).click()
    await expect(home.getByRole('button', { name: /^Crea il nucleo familiare/ })).toBeVisible()
    await keyboard.press('Escape')
    await expect(home).toBeHidden()
    await keyboard.press('Control+z')
    await expect(page.getByRole('list', { name: `Nucleo familiare di ${other.name}` })).toBeVisible()
    await keyboard.press('Control+Shift+z')
    await expect(page.getByRole('list', { name: `Nucleo familiare di ${other.name}` })).toBeHidden()
    const members = () => office.rows(`SELECT id FROM household WHERE name = 'Casa di prova'`)
    await expect.poll(members).toHaveLength(0)
  })

  await test.step('both rows go together, and one undo brings both back', async () => {
    await keyboard.press('h')
    await home.getByRole('button', { name: `Togli il legame con ${somebody.name}` }).click()
    await expect(home.getByText('Nessuna persona collegata.')).toBeVisible()
    await expect.poll(relations).toEqual([])
    await keyboard.press('Escape')
    await expect(home).toBeHidden()
    await keyboard.press('Control+z')
    await expect(related.getByRole('button', { name: somebody.name })).toBeVisible()
    await expect.poll(relations).toHaveLength(2)
  })

  await test.step('a name that nobody has becomes a new prospect', async () => {
    await keyboard.press('p')
    const form = page.getByRole('dialog', { name: 'Aggiungi persona collegata' })
    await form.getByRole('textbox', { name: 'Persona' }).fill('Quattrocchi Zelinda')
    await expect(page.getByRole('option', { name: 'Nuovo: Quattrocchi Zelinda' })).toBeVisible()
    await keyboard.press('Enter')
    await expect(form.getByRole('textbox', { name: 'Cognome' })).toHaveValue('Quattrocchi')
    await keyboard.press('Alt+5')
    await keyboard.press('Enter')
    await expect(form).toBeHidden()
    await expect(related.getByRole('button', { name: 'Quattrocchi Zelinda' })).toContainText(
      'fratello o sorella',
    )
    const made = () => office.rows(`SELECT id FROM customer WHERE last_name = 'Quattrocchi'`)
    await expect.poll(made).toHaveLength(1)
  })
})

test('a form gives the focus back to what opened it, and names whose contact it is', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  const somebody = await office.customer('c.fiscal_code IS NOT NULL')
  await screen.search(somebody.fiscalCode ?? '')
  await page.keyboard.press('Enter')
  await expect(screen.heading(somebody.name)).toBeVisible()
  const log = page.getByRole('button', { name: 'Registra contatto' })
  await log.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: `Registra contatto con ${somebody.name}` })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(log).toBeFocused()
})
