// What a user does on the card of a customer, wherever in the window he comes from.
import { expect, type Locator } from '@playwright/test'
import type { NamedCustomer } from './head-office.ts'
import type { Screen } from './screen.ts'

/** Finds a customer by name and opens the card. */
export async function openCard(screen: Screen, { name }: Pick<NamedCustomer, 'name'>): Promise<void> {
  await screen.search(name)
  await expect(screen.found.first()).toContainText(name)
  await screen.page.keyboard.press('Enter')
  await expect(screen.heading(name)).toBeVisible()
}

/** A value of the registry that can be edited, by the name of its field. */
export function valueIn({ page }: Screen, field: string): Locator {
  return page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^(Cambia|Aggiungi) ${field}\\b`) })
    .first()
}

/** Opens the card and writes a mobile number into the registry. */
export async function writeMobile(screen: Screen, customer: NamedCustomer, text: string): Promise<void> {
  await openCard(screen, customer)
  await screen.tab('Anagrafica').click()
  await valueIn(screen, 'cellulare').click()
  const field = screen.page.getByRole('textbox', { name: 'Cellulare' })
  await field.fill(text)
  await screen.page.keyboard.press('Enter')
  await expect(field).toBeHidden()
}

/** Opens the card of a prospect and deletes it by the palette. */
export async function deleteCard(screen: Screen, customer: NamedCustomer): Promise<void> {
  await openCard(screen, customer)
  await screen.search('>elimina')
  await expect(screen.found.first()).toContainText(customer.name)
  await screen.page.keyboard.press('Enter')
  await expect(screen.list).toBeVisible()
}

/** Has the desk ask head office now. */
export async function syncNow(screen: Screen): Promise<void> {
  await screen.search('>sincronizza')
  await expect(screen.found.first()).toContainText('Sincronizza adesso')
  await screen.page.keyboard.press('Enter')
}
