// What the window and core hold in plain text while somebody works must not come to the disk or the clipboard by itself.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CanarySearch, canaryWord } from '../world/canary-search.ts'
import { corePids } from './processes.ts'
import { expect, test } from './test.ts'

test('fault 66: a window and a core that crash leave no dump of what they held, and nothing is in the clipboard unasked', async ({
  office,
  freshDesk: screen,
  dataDir,
}) => {
  const { page, desk } = screen
  const word = canaryWord('Qz')
  // Head office's database lies in a folder that is known as one and left out.
  const search = new CanarySearch([word], join(dataDir, 'no head office'))
  const somebody = await office.customer(
    `c.kind = 'PF' AND c.portfolio = 1 AND c.fiscal_code IS NOT NULL
     AND NOT EXISTS (SELECT FROM change h WHERE h.row_id = c.id)`,
  )
  await office.changeCustomer(somebody, { lastName: word })
  await screen.signInAndWait('Rinaldi Marta')

  await test.step('the name is on the screen, and the search would find it on the disk', async () => {
    await screen.search(word)
    await expect(screen.found.first()).toContainText(word)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(word)
    expect(search.hits(dataDir)).toEqual([])
    const control = join(dataDir, 'control.txt')
    writeFileSync(control, `of ${word}`)
    expect(search.hits(dataDir)).toEqual([control])
    rmSync(control)
  })

  await test.step('the clipboard has nothing of it', async () => {
    expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).not.toContain(word)
  })

  await test.step('core aborts and the page crashes: both come back, and no dump was written', async () => {
    const [core] = corePids(screen)
    process.kill(core ?? 0, 'SIGABRT')
    await expect(page.getByText('La scrivania si è fermata ed è ripartita.')).toBeVisible({ timeout: 20_000 })
    desk.forgive(/the page has crashed/)
    const crashed = page.waitForEvent('crash')
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    await crashed
    const isBack = () =>
      desk.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        return contents !== undefined && !contents.isCrashed() && !contents.isLoading()
      })
    await expect.poll(isBack).toBe(true)
    expect(search.hits(dataDir)).toEqual([])
    // The driver does not find its way into the page that came back.
    await desk.app.close()
  })
  await office.changeCustomer(somebody, {})
})
