// A computer that head office revokes destroys what it holds, unsent edits too, and says so to who sits before it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { displayPhone } from '../../shared/lib/phone.ts'
import { syncNow, valueIn, writeMobile } from './cards.ts'
import { expect, test } from './test.ts'

/** Every file of a data folder, by its path in it. */
function filesOf(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

const ofMirror = /mirror\.db|keys\.json|profile\.json/

test('fault 38: revoked with edits that wait, the desk is wiped, says so, and begins anew', async ({
  office,
  slowWay,
  dataDir,
  openDesk,
}) => {
  test.slow()
  const somebody = await office.customer(
    `c.kind = 'PF' AND c.mobile LIKE '+39%' AND c.portfolio = 1 AND NOT EXISTS (SELECT FROM change h WHERE h.row_id = c.id)
     AND (SELECT count(*) FROM customer o WHERE (o.last_name, o.first_name) = (c.last_name, c.first_name)) = 1`,
  )
  const { username, password } = await office.addUser('prova.revoca')
  const screen = await openDesk(dataDir, { headOffice: slowWay.url })
  const { page } = screen
  await screen.enter(username, password)
  await expect(screen.list).toBeVisible({ timeout: 20_000 })
  await expect(screen.link).toHaveAccessibleName(/: In linea$/, { timeout: 30_000 })
  const { id: device } = await office.row<{ id: string }>(
    'SELECT d.id FROM device d JOIN app_user u ON u.id = d.user_id WHERE u.username = $1',
    [username],
  )
  expect(filesOf(dataDir).filter((path) => ofMirror.test(path)).length).toBeGreaterThan(2)

  await test.step('unplugged, an edit waits, and head office revokes the computer', async () => {
    slowWay.down = true
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea$/)
    await writeMobile(screen, somebody, '347 555 0131')
    await expect(screen.link).toHaveAccessibleName(/: Fuori linea, 1 da inviare$/)
    await office.revokeDevice(device)
    await expect(valueIn(screen, 'cellulare')).toContainText('347 555 0131')
  })

  await test.step('plugged in again, the desk is left and says what happened', async () => {
    slowWay.down = false
    await syncNow(screen)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('I dati di questo computer sono stati cancellati.')
    await expect(alert).toContainText('anche le modifiche che non erano ancora partite')
    await expect(screen.list).toBeHidden()
    // A toast of the desk would stand longer than that.
    await expect(page.getByText(somebody.name)).toHaveCount(0, { timeout: 3_000 })
    await expect(page.getByRole('region', { name: 'Su questo computer' })).toHaveCount(0)
  })

  await test.step('nothing of the mirror is left, and head office has the receipt', async () => {
    expect(readdirSync(join(dataDir, 'mirrors'))).toEqual([])
    expect(filesOf(dataDir).filter((path) => ofMirror.test(path))).toEqual([])
    const [journal = ''] = readdirSync(join(dataDir, 'wipes'))
    const record = () => JSON.parse(readFileSync(join(dataDir, 'wipes', journal), 'utf8'))
    expect(record()).toMatchObject({ receipt: { deviceId: device } })
    await expect.poll(() => record().state).toBe('delivered')
    const receipts = await office.rows(
      'SELECT 1 FROM wipe_order WHERE device_id = $1 AND received_at IS NOT NULL',
      [device],
    )
    expect(receipts).toHaveLength(1)
    expect(await office.customer('c.id = $1', [somebody.id])).toMatchObject({ mobile: somebody.mobile })
  })

  await test.step('the same user enters again: another device, with what head office has and nothing that waits', async () => {
    await screen.enter(username, password)
    await expect(screen.heading(somebody.name)).toBeVisible({ timeout: 20_000 })
    await screen.tab('Anagrafica').click()
    await expect(valueIn(screen, 'cellulare')).toContainText(displayPhone(somebody.mobile ?? ''))
    await expect(screen.link).toHaveAccessibleName(/: In linea$/, { timeout: 30_000 })
    const devices = await office.rows(
      `SELECT 1 FROM device d JOIN app_user u ON u.id = d.user_id WHERE u.username = $1 AND d.id <> $2`,
      [username, device],
    )
    expect(devices).toHaveLength(1)
  })

  await test.step('whoever comes after begins at the list, not on the card that was open', async () => {
    await screen.chooseInPersonMenu('Esci')
    await expect(screen.password).toBeVisible()
    await screen.signInAs('Rinaldi Marta')
  })
})
