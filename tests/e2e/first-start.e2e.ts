// From the first start to the first customer, as somebody does who has never seen the program.
import { expect, test } from './test.ts'

/** A person whose surname begins as no other word of the sample data's names. */
const alone = `c.kind = 'PF' AND c.last_name ~ '^[A-Za-z]{4,}$' AND NOT EXISTS (
  SELECT FROM customer AS o WHERE o.id <> c.id
    AND concat_ws(' ', o.last_name, o.first_name) ~* ('(^|[^a-z])' || left(c.last_name, 3)))`

test('first start to first customer, by one click and the keyboard', async ({
  office,
  slowWay,
  dataDir,
  openDesk,
}) => {
  // So few data come in an instant: one answer is held up, so that the first sync can be seen.
  let answers = 0
  slowWay.fault = ({ path }) =>
    path.includes('/snapshot') && ++answers === 4 ? { kind: 'delay', milliseconds: 2000 } : null
  const screen = await openDesk(dataDir, { headOffice: slowWay.url })
  const { page } = screen
  const somebody = await office.customer(alone)

  await test.step('the sign-in page lists the demonstration users; one click fills the form', async () => {
    const users = page.getByRole('region', { name: 'Utenti dimostrativi' }).getByRole('button')
    const names = await office.rows<{ name: string }>(
      'SELECT u.display_name AS name FROM demo_user d JOIN app_user u ON u.id = d.user_id ORDER BY d.position',
    )
    await expect(users).toContainText(names.map(({ name }) => name))
    await users.filter({ hasText: 'Rinaldi Marta' }).click()
    await expect(screen.user).toHaveValue('marta.rinaldi')
    await expect(screen.password).toBeFocused()
  })

  await test.step('Enter signs in; a bar tells how far the first sync is and goes when it is done', async () => {
    await page.keyboard.press('Enter')
    const bar = page.getByRole('progressbar', { name: 'Prima sincronizzazione' })
    await expect(bar).toBeVisible()
    await expect(page.getByRole('region', { name: 'Prima sincronizzazione' })).toHaveText(/\d+ di \d/)
    await expect(screen.link).toHaveAccessibleName(/: In linea$/, { timeout: 20_000 })
    await expect(bar).toBeHidden()
  })

  await test.step('three letters and Enter: the card', async () => {
    await page.keyboard.press('Control+k')
    await expect(screen.paletteField).toBeFocused()
    await page.keyboard.type(somebody.lastName.slice(0, 3).toLowerCase())
    await page.keyboard.press('Enter')
    await expect(screen.heading(somebody.name)).toBeVisible()
    await expect(screen.palette).toBeHidden()
  })

  await test.step('loaded again, the page stands where it stood', async () => {
    await page.reload()
    await expect(screen.heading(somebody.name)).toBeVisible()
    await expect(screen.link).toHaveAccessibleName(/: In linea$/)
    await page.keyboard.press('Escape')
    await expect(screen.list).toBeVisible()
    await expect(screen.row(0)).toBeVisible()
  })
})
