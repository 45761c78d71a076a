// The card of a customer: its tabs, the cover in time, policies, contacts, consents, household, and the way through the list.
import { expect, test } from './test.ts'

/** Somebody with policies in force, a family and contacts both ways. */
const rich = `c.kind = 'PF'
  AND (SELECT count(*) FROM policy p WHERE p.holder_id = c.id AND p.state = 'IN_VIGORE') >= 2
  AND EXISTS (SELECT FROM policy p JOIN title t ON t.policy_id = p.id WHERE p.holder_id = c.id
    AND p.state = 'IN_VIGORE' GROUP BY p.id HAVING every(t.state <> 'EMESSO'))
  AND (SELECT count(*) FROM customer o WHERE o.household_id = c.household_id AND o.portfolio = c.portfolio) >= 2
  AND (SELECT count(DISTINCT direction) FROM interaction i WHERE i.customer_id = c.id) = 2
  AND (SELECT count(*) FROM interaction i WHERE i.customer_id = c.id) BETWEEN 4 AND 50`

test('everything that hangs on a customer', async ({ office, freshDesk: screen }) => {
  test.slow()
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  const somebody = await office.customer(rich)
  await screen.search(somebody.fiscalCode ?? '')
  await expect(screen.found.first()).toContainText(somebody.name)
  await page.keyboard.press('Enter')
  await expect(screen.heading(somebody.name)).toBeVisible()

  await test.step('the cover in time, over one, two and five years', async () => {
    const section = screen.section('Copertura nel tempo')
    const { running } = await office.row<{ running: number }>(
      `SELECT count(*)::int AS running FROM policy WHERE holder_id = $1
       AND state IN ('IN_VIGORE', 'SOSPESA', 'DISDETTATA')`,
      [somebody.id],
    )
    await expect(section.getByRole('img', { name: /^Copertura di / })).toHaveCount(running)
    await expect(section.getByRole('radio', { name: '2 anni' })).toBeChecked()
    const drawn = new Set<string>()
    for (const years of ['1 anno', '2 anni', '5 anni']) {
      await section.getByText(years, { exact: true }).click()
      await expect(section.getByRole('radio', { name: years })).toBeChecked()
      drawn.add(await section.innerText())
    }
    // Each span has other months on its axis.
    expect(drawn.size).toBe(3)
  })

  await test.step('the household as a picture', async () => {
    const members = await office.rows<{ name: string }>(
      `SELECT concat_ws(' ', last_name, first_name) AS name FROM customer WHERE household_id = $1 AND id <> $2`,
      [somebody.householdId, somebody.id],
    )
    const family = page.getByRole('list', { name: `Nucleo familiare di ${somebody.name}` })
    await expect(family.getByRole('listitem')).toHaveCount(members.length + 1)
    for (const { name } of members) await expect(family).toContainText(name)
  })

  await test.step('every tab opens', async () => {
    const tabs = page.getByRole('tablist', { name: 'Parti della scheda' }).getByRole('tab')
    const count = await tabs.count()
    expect(count).toBeGreaterThanOrEqual(7)
    for (let at = 0; at < count; at++) {
      await tabs.nth(at).click()
      await expect(tabs.nth(at)).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('tabpanel')).not.toBeEmpty()
    }
  })

  // One with an unpaid title may stand open already.
  await test.step('a policy opened shows its guarantees and titles', async () => {
    const { id, number } = await office.row<{ id: string; number: string }>(
      `SELECT p.id, p.number FROM policy p WHERE p.holder_id = $1 AND p.state = 'IN_VIGORE'
       AND EXISTS (SELECT FROM title t WHERE t.policy_id = p.id)
       AND NOT EXISTS (SELECT FROM title t WHERE t.policy_id = p.id AND t.state = 'EMESSO') ORDER BY p.number LIMIT 1`,
      [somebody.id],
    )
    const guarantees = await office.rows<{ name: string }>(
      'SELECT name FROM guarantee WHERE policy_id = $1',
      [id],
    )
    const titles = await office.rows<{ number: string }>('SELECT number FROM title WHERE policy_id = $1', [
      id,
    ])
    await screen.tab(/^Polizze/).click()
    const row = page.getByRole('row').filter({ hasText: number })
    await row.getByRole('button', { name: /^Mostra garanzie e titoli/, expanded: false }).click()
    await expect(row.getByRole('button', { expanded: true })).toBeVisible()
    const panel = page.getByRole('tabpanel')
    for (const { name } of guarantees)
      await expect(panel.getByRole('cell', { name, exact: true }).first()).toBeVisible()
    for (const title of titles)
      await expect(panel.getByRole('listitem').and(panel.getByTitle(`${title.number}, `))).toBeVisible()
  })

  await test.step('contacts are narrowed by direction', async () => {
    const { all, incoming } = await office.row<{ all: number; incoming: number }>(
      `SELECT count(*)::int AS all, (count(*) FILTER (WHERE direction = 'IN'))::int AS incoming
       FROM interaction WHERE customer_id = $1`,
      [somebody.id],
    )
    await screen.tab(/^Contatti/).click()
    const lines = page.getByRole('tabpanel').getByRole('list', { name: 'Contatti' }).getByRole('listitem')
    await expect(lines).toHaveCount(all)
    await page.getByRole('tabpanel').getByRole('button', { name: 'Verso' }).click()
    await page.getByRole('menuitem', { name: 'in entrata' }).click()
    await expect(lines).toHaveCount(incoming)
    await page.getByRole('button', { name: 'Verso: in entrata' }).click()
    await page.getByRole('menuitem', { name: 'Tutti' }).click()
    await expect(lines).toHaveCount(all)
  })

  await test.step('seven consents, answered or not', async () => {
    await screen.tab(/^Consensi/).click()
    const rows = page.getByRole('tabpanel').locator('tbody').getByRole('row')
    await expect(rows).toHaveCount(7)
    for (const answer of await rows.locator('td:nth-child(2)').allInnerTexts())
      expect(answer).toMatch(/sì|no|dato|revocato|da chiedere/)
  })

  await test.step('another member of the household is one click away', async () => {
    await screen.tab('Sintesi').click()
    const family = page.getByRole('list', { name: `Nucleo familiare di ${somebody.name}` })
    const other = family.getByRole('button').first()
    const name = (await other.locator('b').textContent()) ?? ''
    await other.click()
    await expect(screen.heading(name)).toBeVisible()
  })
})

test('previous and next walk the list that one came from', async ({ freshDesk: screen }) => {
  const { page } = screen
  const { keyboard } = page
  await screen.signInAndWait('Rinaldi Marta')
  const total = await screen.total()
  const name = (index: number) => screen.row(index).getByRole('gridcell').nth(2).innerText()
  const names = await Promise.all([0, 1, 2].map(name))
  const bar = page.getByRole('navigation', { name: 'Torna all’elenco' })

  await keyboard.press('Home')
  await keyboard.press('Enter')
  await expect(screen.heading(names[0] ?? '')).toBeVisible()
  await expect(bar).toContainText(`1 di ${total}, vista Tutti`)
  await expect(bar.getByRole('button', { name: 'Successivo' })).toBeEnabled()
  await expect(bar.getByRole('button', { name: 'Precedente' })).toBeDisabled()
  await keyboard.press('j')
  await expect(screen.heading(names[1] ?? '')).toBeVisible()
  await expect(bar).toContainText(`2 di ${total}, vista Tutti`)
  await bar.getByRole('button', { name: 'Successivo' }).click()
  await expect(screen.heading(names[2] ?? '')).toBeVisible()
  await expect(bar).toContainText(`3 di ${total}, vista Tutti`)
  await expect(bar.getByRole('button', { name: 'Precedente' })).toBeEnabled()

  await test.step('at the part that was open', async () => {
    await screen.tab('Consensi').click()
    await keyboard.press('k')
    await expect(screen.heading(names[1] ?? '')).toBeVisible()
    await expect(screen.tab('Consensi')).toHaveAttribute('aria-selected', 'true')
    await screen.tab('Sintesi').click()
    await keyboard.press('j')
    await expect(screen.heading(names[2] ?? '')).toBeVisible()
  })

  await test.step('each begins at its top, also one that was read before', async () => {
    // A card that is still being filled has no end yet.
    await expect(async () => {
      await keyboard.press('End')
      await expect(screen.heading(names[2] ?? '')).not.toBeInViewport({ timeout: 500 })
    }).toPass()
    await keyboard.press('k')
    await expect(screen.heading(names[1] ?? '')).toBeInViewport()
  })
  await keyboard.press('Escape')
  await expect(screen.current).toContainText(names[1] ?? '')
  const rail = page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link', { name: 'Clienti' })

  await test.step('beside the list too', async () => {
    const beside = page.getByRole('complementary', { name: 'Scheda cliente' })
    await keyboard.press('Space')
    const strip = beside.getByRole('tablist', { name: 'Parti della scheda' })
    const last = strip.getByRole('tab').last()
    await expect(last).not.toBeInViewport({ ratio: 0.99 })
    const { x, y, width, height } = (await strip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.click(x + width - 6, y + height / 2)
    await expect(last).toBeInViewport({ ratio: 0.99 })
    // The longest part; it stays open from one to the next.
    await beside.getByRole('tab', { name: 'Anagrafica' }).click()
    await expect(async () => {
      await page.mouse.wheel(0, 3000)
      await expect(beside.getByRole('heading').first()).not.toBeInViewport({ timeout: 500 })
    }).toPass()
    await keyboard.press('j')
    await expect(beside.getByRole('heading').first()).toBeInViewport()
    await keyboard.press('Escape')
  })

  await test.step('what the search opens is scrolled by the keys, wherever the focus was', async () => {
    await rail.click()
    await screen.search(names[1] ?? '')
    await expect(screen.found.first()).toContainText(names[1] ?? '')
    await keyboard.press('Enter')
    await expect(screen.heading(names[1] ?? '')).toBeInViewport()
    await expect(rail).not.toBeFocused()
    await expect(async () => {
      await keyboard.press('End')
      await expect(screen.heading(names[1] ?? '')).not.toBeInViewport({ timeout: 500 })
    }).toPass()
    const name = page.getByRole('navigation', { name: 'Torna all’elenco' }).getByText(names[1] ?? '')
    await expect(name).toBeVisible()
    await keyboard.press('Home')
    await expect(name).toBeHidden()
  })
})
