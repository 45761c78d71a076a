// No serious finding of axe on any page, light and dark.
import { AxeBuilder } from '@axe-core/playwright'
import { closeConflicts, openConflicts } from './conflicts.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

type Theme = 'light' | 'dark'

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

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test(`axe finds nothing serious, ${theme}`, async ({ office, freshDesk: screen }) => {
    test.slow()
    const { page } = screen
    const look = async (where: string) =>
      test.step(where, async () => {
        expect.soft(await findings(screen, theme), where).toEqual([])
      })

    await expect(page.getByRole('region', { name: 'Utenti dimostrativi' })).toBeVisible()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const root = page.locator('html')
    if ((await root.getAttribute('data-mantine-color-scheme')) !== theme)
      await page.getByRole('button', { name: 'Tema chiaro o scuro' }).click()
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

    await page.keyboard.press('Enter')
    const tabs = page.getByRole('tablist', { name: 'Parti della scheda' }).getByRole('tab')
    await expect(screen.list).toBeHidden()
    const names = await tabs.allInnerTexts()
    expect(names.length).toBeGreaterThanOrEqual(7)
    for (const [at, name] of names.entries()) {
      await tabs.nth(at).click()
      await look(`card, ${name}`)
    }
    await page.keyboard.press('Shift+E')
    await expect(page.getByRole('form', { name: 'Modifica cliente' })).toBeVisible()
    await page.getByRole('textbox', { name: 'IBAN' }).fill('IT60')
    await page.keyboard.press('Tab')
    await look('customer form, with a refused value')
    await page.getByRole('button', { name: 'Clienti' }).click()
    await expect(screen.list).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { level: 1, name: 'Nuovo prospect' })).toBeVisible()
    await look('new prospect')

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
  })
}
