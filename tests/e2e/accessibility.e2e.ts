// No serious finding of axe on any page, light and dark.
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { closeConflicts, openConflicts } from './conflicts.ts'
import type { NamedCustomer, Office } from './head-office.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'
import { leaveTraces } from './traces.ts'

type Theme = 'light' | 'dark'
type Look = (where: string) => Promise<void>

/** Somebody with policies and a family, so that every form has something in it. */
const rich = `c.kind = 'PF' AND c.fiscal_code IS NOT NULL AND c.mobile IS NOT NULL AND c.portfolio = 1
  AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id AND p.state = 'IN_VIGORE')
  AND EXISTS (SELECT FROM relation r WHERE r.customer_id = c.id)
  AND (SELECT count(*) FROM customer o WHERE o.household_id = c.household_id) >= 2`

/** What axe finds serious or critical, in a form that says where. Dark differs from light in its colours alone. */
async function findings({ page }: Screen, theme: Theme): Promise<string[]> {
  // Legacy mode: the other one opens a page of its own, which a desk has not.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (theme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    )
}

/** A name that nobody can read: what is looked for is also found. */
async function plantFault({ page }: Screen): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const pale = document.createElement('p')
    pale.id = 'planted'
    pale.style.cssText = 'position: fixed; inset: 0 auto auto 0; color: #999; background: #fff; z-index: 9'
    pale.textContent = 'pale'
    document.body.append(pale)
  })
  return () => page.evaluate(() => document.getElementById('planted')?.remove())
}

/** The tabs of the card, then each of its forms, opened by its key. */
async function lookAtCard(
  screen: Screen,
  office: Office,
  somebody: NamedCustomer,
  look: Look,
): Promise<void> {
  const { page } = screen
  const { keyboard } = page
  const takeAway = await leaveTraces(office, somebody)
  await screen.search(somebody.fiscalCode ?? '')
  await expect(screen.found.first()).toContainText(somebody.name)
  await keyboard.press('Enter')
  await expect(screen.heading(somebody.name)).toBeVisible()
  const tabs = page.getByRole('tablist', { name: 'Parti della scheda' }).getByRole('tab')
  await screen.tab('Allegati').click()
  await expect(page.getByRole('tabpanel').getByRole('row', { name: /perizia\.pdf/ })).toBeVisible()
  await screen.tab('Modifiche').click()
  await expect(page.getByRole('tabpanel').getByRole('row', { name: /^Cellulare/ })).toBeVisible()
  const names = await tabs.allInnerTexts()
  expect(names.length).toBeGreaterThanOrEqual(7)
  for (const [at, tab] of names.entries()) {
    await tabs.nth(at).click()
    await look(`card, ${tab}`)
  }
  await takeAway()

  const form = (title: string | RegExp) => page.getByRole('dialog', { name: title })
  const leave = async (dialog: Locator) => {
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  const contact = form('Registra contatto')
  await keyboard.press('r')
  await expect(contact).toBeVisible()
  await keyboard.press('4')
  await contact.getByRole('textbox', { name: 'Ora' }).fill('25:99')
  await keyboard.press('Enter')
  await expect(contact).toContainText('Scrivi l’ora')
  await look('contact, with a refused value')
  await contact.getByRole('combobox', { name: 'Canale' }).click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await look('contact, with a list of choices')
  await keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await leave(contact)
  await keyboard.press('r')
  await expect(contact.getByRole('button', { name: 'Ricomincia' })).toBeVisible()
  await look('contact that was left')
  await leave(contact)

  const consents = form(/^Consensi per /)
  await keyboard.press('c')
  await expect(consents.getByRole('radiogroup')).toHaveCount(7)
  for (const letter of 'snr') await keyboard.press(letter)
  await look('consents')
  await leave(consents)

  const relation = form('Aggiungi persona collegata')
  await keyboard.press('p')
  await relation.getByRole('textbox', { name: 'Persona' }).fill('Quattrocchi Zelinda')
  await expect(page.getByRole('option', { name: 'Nuovo: Quattrocchi Zelinda' })).toBeVisible()
  await look('related person, looked for')
  await keyboard.press('Enter')
  await keyboard.press('Alt+5')
  await expect(relation.getByRole('textbox', { name: 'Cognome' })).toHaveValue('Quattrocchi')
  await look('related person, new')
  await leave(relation)

  const household = form('Nucleo e persone collegate')
  await keyboard.press('h')
  await expect(household.getByRole('textbox', { name: 'Nome del nucleo' })).toBeVisible()
  await look('household')
  await leave(household)

  await keyboard.press('Shift+E')
  await expect(page.getByRole('form', { name: 'Modifica cliente' })).toBeVisible()
  await look('customer form')
  await page.getByRole('textbox', { name: 'IBAN' }).fill('IT60')
  await keyboard.press('Tab')
  await look('customer form, with a refused value')
}

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test(`axe finds nothing serious, ${theme}`, async ({ office, freshDesk: screen }) => {
    test.slow()
    const { page } = screen
    const look: Look = (where) =>
      test.step(where, async () => {
        expect.soft(await findings(screen, theme), where).toEqual([])
      })

    await expect(page.getByRole('region', { name: 'Utenti dimostrativi' })).toBeVisible()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const root = page.locator('html')
    // The desk follows the system's theme, and the driver stands for the system.
    await expect(root).toHaveAttribute('data-mantine-color-scheme', theme)
    await look('sign-in')
    await test.step('a planted fault is found', async () => {
      const removeFault = await plantFault(screen)
      expect(await findings(screen, theme)).toEqual([expect.stringContaining('color-contrast: #planted')])
      await removeFault()
    })

    await screen.signInAndWait('Rinaldi Marta')
    await look('list')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('Space')
    await expect(screen.beside.getByRole('heading', { level: 2 })).toBeVisible()
    await look('list with a selection and a record beside')
    await screen.search('an')
    await expect(screen.found.first()).toBeVisible()
    await look('palette')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await look('keys')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()

    await lookAtCard(screen, office, await office.customer(rich), look)
    await page.getByRole('button', { name: 'Clienti' }).click()
    await expect(screen.list).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { level: 1, name: 'Nuovo prospect' })).toBeVisible()
    await look('new prospect')
    const known = await office.customer(rich)
    const field = (name: string) => page.getByRole('main').getByRole('textbox', { name })
    await field('Cellulare').fill(known.mobile ?? '')
    await field('Codice fiscale').fill('RSSMRA')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main').getByRole('link', { name: known.name })).toBeVisible()
    await look('new prospect, with a refused value and somebody of that number')

    await page
      .getByRole('navigation', { name: 'Sezioni' })
      .getByRole('link', { name: 'Impostazioni' })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Impostazioni' })).toBeVisible()
    await look('settings')

    await page.keyboard.press('Control+i')
    await expect(page.getByRole('heading', { name: 'Niente da inviare e niente da scegliere' })).toBeVisible()
    await look('inbox without an entry')
    await openConflicts(office)
    await expect(screen.link).toHaveAccessibleName(/: 2 conflitti$/)
    const lines = page.getByRole('navigation', { name: 'Voci in arrivo e in partenza' })
    for (const kind of ['da scegliere', 'eliminato']) {
      await lines.getByRole('button', { name: kind }).click()
      await page.keyboard.press('1')
      await look(`inbox, conflict ${kind}`)
    }
    await closeConflicts(office)
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)

    await page.keyboard.press('Control+l')
    await expect(page.getByRole('heading', { name: 'La scrivania è bloccata' })).toBeVisible()
    await look('lock')
    await screen.password.fill('non è questa')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Parola d’ordine non giusta.')).toBeVisible()
    await look('lock, with a wrong password')
  })
}
