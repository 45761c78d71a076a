// Core dies: the window says so, core starts again, a new sign-in works and nothing is lost. Core is found in /proc, so
// these tests run on Linux.
import { readdirSync, readFileSync } from 'node:fs'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

/** Process ids of core: what the shell has started and runs core's script. */
function corePids({ desk }: Screen): number[] {
  const main = desk.app.process().pid
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return parent === main && /core[/\\]main\.js|node\.mojom\.NodeService/.test(words)
      } catch {
        // It has gone meanwhile.
        return false
      }
    })
}

test('a killed core costs one sign-in and nothing else', async ({ freshDesk: screen }) => {
  const { page } = screen
  await screen.signInAndWait('Rinaldi Marta')
  const total = await screen.total()
  await page.getByRole('button', { name: 'Salva come nuova vista' }).click()
  await page.getByRole('textbox', { name: 'Nome della vista' }).fill('Resta qui')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /^Resta qui/ })).toBeVisible()

  await test.step('core is killed: the sign-in page says what happened', async () => {
    const [core, ...others] = corePids(screen)
    expect(others).toEqual([])
    process.kill(core ?? 0, 'SIGKILL')
    await expect(page.getByText('La scrivania si è fermata ed è ripartita.')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText(/niente di ciò che era salvato è andato perso/)).toBeVisible()
  })

  await test.step('a new sign-in works, everything is there', async () => {
    await screen.signInAndWait('Rinaldi Marta')
    await screen.hasTotal(total)
    await expect(page.getByRole('tab', { name: /^Resta qui/ })).toBeVisible()
  })
})
