// The desk's window as a user sees it: by role and label.
import type { Locator, Page } from '@playwright/test'
import { type Desk, expect } from './desk.ts'

export class Screen {
  readonly desk: Desk
  readonly page: Page
  /** What the page had complained of when it was closed. */
  problems: readonly string[] = []
  #closed = false

  constructor(desk: Desk) {
    this.desk = desk
    this.page = desk.page
  }

  /** Closes the desk as its user does, with all that belongs to it. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.problems = await this.desk.problems()
    await this.desk.close()
  }

  /** Gives the page inside of the window this size. */
  async resize(width: number, height: number): Promise<void> {
    await this.desk.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    )
    await expect
      .poll(() => this.page.evaluate(() => [window.innerWidth, window.innerHeight]))
      .toEqual([width, height])
  }

  // The sign-in page

  get user(): Locator {
    return this.page.getByRole('textbox', { name: 'Utente' })
  }

  get password(): Locator {
    return this.page.getByLabel('Parola d’ordine', { exact: true })
  }

  /** Fills in a demonstration user with one click and enters. */
  async signInAs(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).click()
    await this.page.keyboard.press('Enter')
    await expect(this.list).toBeVisible({ timeout: 20_000 })
  }

  /** Types a name and a password and enters. */
  async enter(username: string, password: string): Promise<void> {
    await this.user.fill(username)
    await this.password.fill(password)
    await this.page.keyboard.press('Enter')
  }

  /** Signed in, and everything that head office has is here. */
  async signInAndWait(name: string): Promise<void> {
    await this.signInAs(name)
    await expect(this.link).toHaveAccessibleName(/: In linea$/, { timeout: 30_000 })
  }

  // The frame

  get bar(): Locator {
    return this.page.getByRole('banner')
  }

  /** The sign of the link; its name ends with the state. */
  get link(): Locator {
    return this.page.getByRole('button', { name: /^Collegamento con la Direzione|^Link with head office/ })
  }

  async chooseInPersonMenu(item: string): Promise<void> {
    await this.bar.getByRole('button', { name: /^Menu di/ }).click()
    await this.page.getByRole('menu').getByText(item, { exact: true }).click()
  }

  // The palette

  get palette(): Locator {
    return this.page.getByRole('dialog', { name: 'Cerca o comanda' })
  }

  get paletteField(): Locator {
    return this.palette.getByRole('combobox')
  }

  get found(): Locator {
    return this.palette.getByRole('option')
  }

  /** Opens the palette where it is shut and puts this text into it. */
  async search(text: string): Promise<void> {
    if (!(await this.palette.isVisible())) await this.page.keyboard.press('Control+k')
    await this.paletteField.fill(text)
  }

  // The list

  get list(): Locator {
    return this.page.getByRole('grid', { name: 'Elenco clienti' })
  }

  /** A row by its place, counted from 0. */
  row(index: number): Locator {
    return this.list.locator(`[role="row"][aria-rowindex="${index + 2}"]`)
  }

  /** A row that is seen: one whose rows have not come yet still carries, unseen, the cells it had before. */
  rowOf(name: string): Locator {
    const seen = this.page.getByText(name, { exact: true }).filter({ visible: true })
    return this.list.getByRole('row').filter({ has: seen })
  }

  /** The row that carries the cursor. */
  get current(): Locator {
    return this.list.locator('[role="row"][data-cursor]')
  }

  get foot(): Locator {
    return this.page.getByRole('main').locator('footer')
  }

  /** So many rows are in the list, in view or not. */
  async hasTotal(rows: number): Promise<void> {
    await expect(this.foot).toHaveText(new RegExp(`^\\d+–\\d+ di ${rows}\\D`))
  }

  /** How many rows the list has. */
  async total(): Promise<number> {
    await expect(this.foot).toHaveText(/ di \d+/)
    return Number(/ di (\d+)/.exec((await this.foot.textContent()) ?? '')?.[1])
  }

  /** The record beside the list. */
  get beside(): Locator {
    return this.page.getByRole('complementary', { name: 'Scheda cliente' })
  }

  // The card

  /** The name at the head of the card. */
  heading(name: string): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 1, name, exact: true })
  }

  tab(name: string | RegExp): Locator {
    return this.page.getByRole('tablist', { name: 'Parti della scheda' }).getByRole('tab', { name })
  }

  section(name: string): Locator {
    return this.page.getByRole('main').getByRole('region', { name })
  }
}
