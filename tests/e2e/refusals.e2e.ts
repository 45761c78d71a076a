// Whoever cannot sign in is told why, at the field that mends it, and keeps what was typed.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Screen } from './screen.ts'
import { expect, test } from './test.ts'

/** What of the password is selected. */
function selected(screen: Screen): Promise<string> {
  return screen.password.evaluate((field) =>
    field instanceof HTMLInputElement
      ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
      : '',
  )
}

test('refused by head office: wrong password, disabled user, too many tries', async ({
  office,
  freshDesk: screen,
}) => {
  const { page } = screen
  const { username, password } = await office.addUser('prova.rifiuti')

  await test.step('nothing typed: the field that lacks something says so', async () => {
    await expect(page.getByText('Direzione raggiungibile')).toBeVisible()
    await screen.user.focus()
    await page.keyboard.press('Enter')
    await expect(screen.user).toHaveAccessibleDescription(/Scrivi il tuo nome utente/)
    await expect(screen.user).toBeFocused()
  })

  await test.step('a wrong password is selected, ready to be typed over', async () => {
    await screen.enter(username, 'sbagliata')
    await expect(screen.password).toHaveAccessibleDescription(/Utente o parola d’ordine non giusti/)
    await expect(screen.password).toBeFocused()
    await expect(screen.user).toHaveValue(username)
    expect(await selected(screen)).toBe('sbagliata')
  })

  await test.step('a disabled user is told so, also with the right password', async () => {
    await office.setDisabled(username, true)
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await expect(screen.user).toHaveAccessibleDescription(/Questo utente è stato disattivato/)
    await expect(screen.password).toHaveValue(password)
    await office.setDisabled(username, false)
  })

  await test.step('too many wrong tries: told how long to wait', async () => {
    const button = page.getByRole('button', { name: /^Entra|^Riprova fra/ })
    for (let tries = 0; tries < 6; tries++) {
      await screen.enter(username, `sbagliata ${tries}`)
      await expect(screen.password).toHaveAccessibleDescription(/non giusti|Troppi tentativi/)
    }
    await expect(screen.password).toHaveAccessibleDescription(/Troppi tentativi/)
    await expect(button).toHaveText(/Riprova fra \d+ second/)
    await expect(screen.user).toHaveValue(username)
  })
})

test('not head office, then nobody: each is said in its own words', async ({ dataDir, openDesk }) => {
  const portal = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Wi-Fi</title><h1>Accetta</h1>')
  })
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
  const { port } = portal.address() as AddressInfo
  const screen = await openDesk(dataDir, { headOffice: `http://127.0.0.1:${port}` })
  const { page } = screen

  await test.step('the log-in page of a public network', async () => {
    await screen.enter('marta.rinaldi', 'scrivania')
    await expect(page.getByRole('alert')).toContainText('Al posto della Direzione risponde altro')
    await expect(screen.user).toHaveValue('marta.rinaldi')
    await expect(screen.password).toHaveValue('scrivania')
  })

  await test.step('no answer at all, the first time on this computer', async () => {
    portal.closeAllConnections()
    await new Promise((resolve) => portal.close(resolve))
    await page.keyboard.press('Enter')
    await expect(screen.user).toHaveAccessibleDescription(/la prima volta serve la rete/i)
    await expect(page.getByText(/^Fuori linea: la Direzione non risponde/)).toBeVisible()
    await expect(screen.password).toHaveValue('scrivania')
  })
})
