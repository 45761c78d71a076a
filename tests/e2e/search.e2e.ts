// Ctrl+K finds a person from anything, and takes whatever is typed as nothing but text.
import type { Office } from './head-office.ts'
import { expect, test } from './test.ts'

/** The figures of a number in groups, as somebody copies it from a letter. */
function withDots(number: string): string {
  return number.replace(/(\d{2,3})(?=(\d{3})+$)/g, '$1.')
}

interface FoundPolicy {
  readonly number: string
  readonly plate: string | null
  readonly name: string
}

/** A policy in force, with a plate or without, and its holder. */
function policy(office: Office, condition: string): Promise<FoundPolicy> {
  return office.row<FoundPolicy>(
    `SELECT p.number, p.plate, concat_ws(' ', c.last_name, c.first_name) AS name
     FROM policy AS p JOIN customer AS c ON c.agency_id = p.agency_id AND c.id = p.holder_id
     WHERE p.state = 'IN_VIGORE' AND ${condition} ORDER BY p.id LIMIT 1`,
  )
}

test('the palette finds a person from anything, and nothing typed does harm', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  const person = await office.customer(
    `c.kind = 'PF' AND c.fiscal_code IS NOT NULL AND c.mobile LIKE '+393%' AND c.last_name ~ '^[A-Z][a-z]+$'`,
  )

  await test.step('by surname', async () => {
    await screen.search(person.lastName)
    await expect(screen.found.filter({ hasText: person.name })).toBeVisible()
  })

  await test.step('D’Angelo without the apostrophe', async () => {
    const { name } = await office.customer(`c.last_name ~* '^d.angelo$'`)
    await screen.search('dangelo')
    await expect(screen.found.first()).toContainText(name)
  })

  await test.step('by fiscal code, in small letters', async () => {
    await screen.search(person.fiscalCode?.toLowerCase() ?? '')
    await expect(screen.found.first()).toContainText(person.name)
    await expect(screen.found.first()).toContainText('codice fiscale')
  })

  await test.step('by telephone, with the country and as people write it', async () => {
    const number = person.mobile?.replace('+39', '') ?? ''
    const ways = [number, `+39${number}`, `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`]
    for (const typed of ways) {
      await screen.search(typed)
      await expect(screen.found.filter({ hasText: person.name })).toBeVisible()
    }
  })

  await test.step('by plate, together and apart; Enter unfolds the policy', async () => {
    const { plate, name, number } = await policy(office, `p.plate ~ '^[A-Z]{2}[0-9]{3}[A-Z]{2}$'`)
    const parts = /^(..)(...)(..)$/.exec(plate ?? '')?.slice(1) ?? []
    for (const typed of [plate ?? '', parts.join(' '), parts.join('').toLowerCase()]) {
      await screen.search(typed)
      await expect(screen.found.first()).toContainText(parts.join(' '))
      await expect(screen.found.first()).toContainText(name)
    }
    await page.keyboard.press('Enter')
    await expect(screen.heading(name)).toBeVisible()
    const row = page.getByRole('row').filter({ hasText: number })
    await expect(row.getByRole('button', { expanded: true })).toBeVisible()
  })

  await test.step('by policy number, with dots and without', async () => {
    const { number, name } = await policy(office, `p.plate IS NULL AND p.number ~ '^[0-9]+$'`)
    for (const typed of [number, withDots(number)]) {
      await screen.search(typed)
      await expect(screen.found.first()).toContainText(number)
      await expect(screen.found.first()).toContainText(name)
    }
  })

  await test.step('what is hostile is text', async () => {
    const hostile = [
      `'; DROP TABLE customer; --`,
      '%',
      '_',
      '"',
      'NEAR(a b)',
      'name:*',
      'AND OR NOT',
      '*',
      '\\',
      '<img src=nowhere onerror="document.title=1">',
      '{{constructor}}',
      '\u0000\u202e',
    ]
    for (const typed of hostile) {
      await screen.search(typed)
      await expect(screen.palette).not.toContainText('La ricerca non risponde')
    }
    await screen.search('<img src=nowhere onerror="document.title=1">')
    await expect(screen.palette).toContainText(
      'Nuovo prospect «<img src=nowhere onerror="document.title=1">»',
    )
    await expect(page.locator('img')).toHaveCount(0)
    // The same in the filter of the list, and everybody is still there.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(screen.row(0)).toBeVisible()
    const everybody = await screen.total()
    const field = page.getByRole('textbox', { name: 'Filtra le righe' })
    for (const typed of hostile) {
      await field.fill(typed)
      await expect(page.getByText('L’elenco non si può leggere adesso')).toBeHidden()
    }
    await field.fill('')
    await screen.hasTotal(everybody)
  })
})

test('the palette offers what can be done here, with the key that does it here', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  const person = await office.customer(`c.kind = 'PF' AND c.fiscal_code IS NOT NULL`)
  const verb = (name: RegExp) => screen.found.filter({ hasText: name })

  await test.step('on the list N makes a prospect, and a contact needs a card', async () => {
    await screen.search('>nuovo')
    await expect(verb(/^Nuovo prospect.*N$/)).toBeVisible()
    await screen.search('>chiamata')
    await expect(verb(/^Registra chiamata.*apri prima una scheda/)).toBeVisible()
    await screen.search('>consensi')
    await expect(screen.found).toHaveCount(0)
  })

  await test.step('on the card the verbs of its parts stand too', async () => {
    // Well before the system's dialog is asked for: the driver needs a while to stand in for it.
    const chooser = page.waitForEvent('filechooser')
    await screen.search(person.fiscalCode ?? '')
    await expect(screen.found.first()).toContainText(person.name)
    await page.keyboard.press('Enter')
    await expect(screen.heading(person.name)).toBeVisible()
    const verbs = {
      chiamata: /^Registra chiamata.*R$/,
      consensi: /^Registra risposte.*C$/,
      parente: /^Aggiungi persona collegata.*P$/,
      capofamiglia: /^Nucleo e persone collegate.*H$/,
    }
    for (const [typed, row] of Object.entries(verbs)) {
      await screen.search(`>${typed}`)
      await expect(verb(row)).toBeVisible()
    }
    await screen.search('>consensi')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: /^Consensi per l’agenzia/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await screen.search('>allega')
    await page.keyboard.press('Enter')
    expect((await chooser).isMultiple()).toBe(true)
  })

  await test.step('back in the list the cursor stands on who was found', async () => {
    await page.keyboard.press('Escape')
    await expect(screen.current).toContainText(person.name)
    await expect(screen.current).toBeInViewport()
  })
})
