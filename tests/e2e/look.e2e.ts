// Theme, density, language and veil; and room for everything in the smallest window.
import { openCard } from './cards.ts'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

/** Nothing stands outside of the window, and nothing of the page outside of its stage. */
async function fits({ page }: Screen): Promise<void> {
  const overflow = () =>
    page.evaluate(() => {
      const parts = [document.documentElement, document.body, document.querySelector('main')]
      return parts.flatMap((part) => (part && part.scrollWidth > part.clientWidth ? [part.tagName] : []))
    })
  await expect.poll(overflow).toEqual([])
}

test('what was chosen is seen at once and after a restart', async ({ office, dataDir, openDesk }) => {
  test.slow()
  const first = await openDesk(dataDir, { headOffice: office.url })
  const { page } = first
  const root = page.locator('html')
  await first.signInAndWait('Rinaldi Marta')
  const height = async (screen: Screen) => (await screen.row(0).boundingBox())?.height
  expect(await height(first)).toBe(36)
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)

  await test.step('the veil covers amounts, F8 lifts it', async () => {
    const amount = first.row(0).locator('[data-private]')
    await expect(amount).toHaveCSS('filter', 'none')
    await page.keyboard.press('F8')
    await expect(amount).not.toHaveCSS('filter', 'none')
    await expect(page.getByRole('button', { name: 'Mostra importi e dati sensibili' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await page.keyboard.press('F8')
    await expect(amount).toHaveCSS('filter', 'none')
  })

  await test.step('dark, comfortable, English: in the settings', async () => {
    await page
      .getByRole('navigation', { name: 'Sezioni' })
      .getByRole('link', { name: 'Impostazioni' })
      .click()
    await page.getByText('Scuro', { exact: true }).click()
    await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await page.getByText('Comoda', { exact: true }).click()
    await expect(root).toHaveAttribute('data-density', 'comfortable')
    await page.getByText('English', { exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
    await expect(root).toHaveAttribute('lang', 'en')
  })

  await test.step('the size is told, also when the keys change it', async () => {
    const size = page.getByRole('status').filter({ hasText: '%' })
    await expect(size).toHaveText('100%')
    await page.getByRole('button', { name: 'Enlarge' }).click()
    await expect(size).toHaveText('110%')
    // A key of the system's window, which the driver's keyboard does not reach.
    await first.desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
        type: 'keyDown',
        keyCode: '0',
        modifiers: ['control'],
      }),
    )
    await expect(size).toHaveText('100%')
    await first.close()
  })

  await test.step('a new start is dark, comfortable and English from the first page on', async () => {
    const second = await openDesk(dataDir, { headOffice: office.url })
    await expect(second.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await second.page.getByRole('button', { name: 'Rinaldi Marta' }).click()
    await second.page.getByRole('button', { name: 'Sign in' }).click()
    const list = second.page.getByRole('grid', { name: 'List of customers' })
    await expect(list).toBeVisible()
    expect((await list.getByRole('row').nth(1).boundingBox())?.height).toBe(44)
    const dark = await second.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(dark).not.toBe(light)
    // From the person's menu back again.
    await second.page.getByRole('button', { name: /^Menu of/ }).click()
    await second.page.getByRole('menuitemradio', { name: 'Italiano' }).click()
    await expect(second.list).toBeVisible()
    await second.page.getByRole('button', { name: 'Tema chiaro o scuro' }).click()
    await expect(second.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
  })
})

test('everything has room in the smallest window', async ({ freshDesk: screen }) => {
  const { page } = screen
  await screen.resize(1024, 700)
  await test.step('sign-in', async () => {
    await expect(page.getByRole('region', { name: 'Utenti dimostrativi' })).toBeVisible()
    await fits(screen)
  })
  await screen.signInAndWait('Rinaldi Marta')
  await test.step('list, alone and with a record beside', async () => {
    await fits(screen)
    await page.keyboard.press('j')
    await page.keyboard.press('Space')
    await expect(screen.beside.getByRole('heading', { level: 2 })).toBeVisible()
    await fits(screen)
  })
  await test.step('card, each tab', async () => {
    await page.keyboard.press('Enter')
    const tabs = page.getByRole('tablist', { name: 'Parti della scheda' }).getByRole('tab')
    await expect(tabs.first()).toBeVisible()
    const count = await tabs.count()
    for (let at = 0; at < count; at++) {
      await tabs.nth(at).click()
      await fits(screen)
    }
  })
  await test.step('settings', async () => {
    await page
      .getByRole('navigation', { name: 'Sezioni' })
      .getByRole('link', { name: 'Impostazioni' })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Impostazioni' })).toBeVisible()
    await fits(screen)
  })
})

test('in the window as it first opens a name, a date, a figure and the head of a column are never cut', async ({
  office,
  freshDesk: screen,
}) => {
  await screen.signInAndWait('Rinaldi Marta')
  const longName = await office.customer(
    `length(c.last_name) + length(c.first_name) > 16 AND c.collaborator_id IS NOT NULL
     AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id AND p.state = 'IN_VIGORE')
     AND EXISTS (SELECT FROM claim k WHERE k.customer_id = c.id AND k.paid > 0)`,
  )
  const cut = () =>
    screen.page.locator('main').evaluate((main) => {
      const isDated = (cell: Element) => /\d\d?\/\d\d?\b/.test(cell.textContent ?? '')
      return [...main.querySelectorAll('h1, header p, th, td, td span, dl, dt, dd')]
        .filter((part) => !part.matches('td, td span') || isDated(part))
        .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth)
        .map((part) => part.textContent)
    })
  for (const somebody of [longName, { name: 'Cerutti Davide' }]) {
    await openCard(screen, somebody)
    for (const tab of ['Sintesi', 'Polizze', 'Preventivi', 'Contatti', 'Consensi', 'Allegati', 'Modifiche']) {
      await screen.tab(tab).click()
      expect(await cut(), `${tab} of ${somebody.name}`).toEqual([])
    }
  }
})

test('what an icon does is told to a pointer that rests and to the keys, and Esc takes the words away', async ({
  freshDesk: screen,
}) => {
  const { page } = screen
  const words = page.getByRole('tooltip')
  await test.step('on the sign-in page', async () => {
    await page.getByRole('button', { name: 'Tema chiaro o scuro' }).hover()
    await expect(words).toHaveText('Tema chiaro o scuro')
    await page.mouse.move(5, 5)
    await expect(words).toBeHidden()
  })

  await screen.signInAndWait('Rinaldi Marta')
  const veil = page.getByRole('button', { name: 'Nascondi importi e dati sensibili' })
  await test.step('on the desk, beside what it is about and with its key', async () => {
    await veil.hover()
    await expect(words).toHaveText('Nascondi importi e dati sensibili (F8)')
    const [tip, button] = [await words.boundingBox(), await veil.boundingBox()]
    expect(Math.abs((tip?.y ?? 0) - (button?.y ?? 0))).toBeLessThan(60)
    await page.keyboard.press('Escape')
    await expect(words).toBeHidden()
  })

  await test.step('by the keys', async () => {
    await page.mouse.move(5, 400)
    await page.getByRole('button', { name: 'Tema chiaro o scuro' }).focus()
    await page.keyboard.press('Tab')
    await expect(veil).toBeFocused()
    await expect(words).toHaveText('Nascondi importi e dati sensibili (F8)')
    await page.keyboard.press('Tab')
    await expect(words).toBeHidden()
  })

  await test.step('in the narrow window the sections, which are icons there, say their names', async () => {
    await screen.resize(1024, 700)
    await page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link', { name: 'Clienti' }).hover()
    await expect(words).toHaveText('Clienti')
  })
})
