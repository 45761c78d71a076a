// Files dropped on a customer, a policy and a claim, in the real window.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from './test.ts'

const pdf = `%PDF-1.7\n${'x'.repeat(300_000)}`
const hostile = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "preso"</script></svg>'

/** Makes a file of this text, and gives its path. */
function fileOf(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

type Dragged = { readonly files: string[] } | { readonly text: string }

/** Drags files of this computer, or text, over a place, as another program does; `letGo` drops it there. */
async function dragOver(place: Locator, dragged: Dragged): Promise<{ letGo: () => Promise<void> }> {
  await place.scrollIntoViewIfNeeded()
  const box = await place.boundingBox()
  if (!box) throw new Error('the place to drop on is not in view')
  const page = place.page()
  const session = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data =
    'files' in dragged
      ? { items: [], files: dragged.files, dragOperationsMask: 1 }
      : { items: [{ mimeType: 'text/plain', data: dragged.text }], dragOperationsMask: 1 }
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data })
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data })
  return {
    async letGo() {
      await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data })
      await session.detach()
    },
  }
}

/** Drops a file on a place; gives the texts of what was marked meanwhile as its taker. */
async function drop(place: Locator, path: string): Promise<string[]> {
  const marked = place.page().locator('[data-dropping]')
  const { letGo } = await dragOver(place, { files: [path] })
  await expect(marked.first()).toBeVisible()
  const takers = await marked.allInnerTexts()
  await letGo()
  await expect(marked).toHaveCount(0)
  return takers
}

test('faults 58, 59: files are dropped, kept, told apart, and hostile ones never opened', async ({
  office,
  freshDesk: screen,
}, testInfo) => {
  test.slow()
  const { page } = screen
  const folder = testInfo.outputPath()
  mkdirSync(folder, { recursive: true })
  const somebody = await office.customer(
    `c.kind = 'PF' AND c.portfolio = 1 AND EXISTS (SELECT FROM claim k WHERE k.customer_id = c.id)
     AND EXISTS (SELECT FROM policy p WHERE p.holder_id = c.id)`,
  )
  await screen.signInAndWait('Rinaldi Marta')
  await screen.search(somebody.fiscalCode ?? somebody.name)
  await expect(screen.found.first()).toContainText(somebody.name)
  await page.keyboard.press('Enter')
  const files = screen.section('Allegati')
  const toasts = page.getByRole('region', { name: 'Avvisi brevi' })

  await test.step('a file is chosen on the card and reaches head office', async () => {
    await screen.tab('Allegati').click()
    await expect(files).toContainText('Trascina un file')
    await page.getByLabel('Aggiungi file').setInputFiles({
      name: '..\\..\\perizia.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdf),
    })
    await expect(files.getByRole('row', { name: /perizia\.pdf/ })).toContainText('Rinaldi Marta')
    await expect
      .poll(
        async () => (await office.row<{ n: number }>('SELECT count(*)::int AS n FROM blob WHERE complete')).n,
      )
      .toBe(1)
    await expect(files).not.toContainText('da inviare')
  })

  await test.step('one is dropped on a policy and one on a claim, and says so', async () => {
    await screen.tab(/^Sinistri/).click()
    const claim = screen.section('Sinistri').locator('tbody tr').first()
    expect(await drop(claim, fileOf(folder, 'danno.svg', hostile))).toContain(await claim.innerText())
    await expect(toasts.getByText('1 file aggiunto al sinistro')).toBeVisible()
    await screen.tab(/^Polizze/).click()
    const policy = screen.section('Polizze').locator('tbody tr').first()
    expect(await drop(policy, fileOf(folder, 'condizioni.txt', 'Condizioni'))).toContain(
      await policy.innerText(),
    )
    await expect(toasts.getByText('1 file aggiunto alla polizza')).toBeVisible()
    await screen.tab('Allegati').click()
    await expect(files.getByRole('row', { name: /danno\.svg/ })).toContainText('sinistro')
    await expect(files.getByRole('row', { name: /condizioni\.txt/ })).toContainText('polizza')
  })

  await test.step('where nothing takes files none is taken', async () => {
    const { letGo } = await dragOver(screen.bar, { files: [fileOf(folder, 'fuori.txt', 'Fuori')] })
    await expect(page.locator('[data-dropping]')).toHaveCount(0)
    await letGo()
  })

  await test.step('text that is dragged into a field of the card is the field’s', async () => {
    await page.keyboard.press('r')
    const note = page.getByRole('dialog').getByRole('textbox').first()
    const { letGo } = await dragOver(note, { text: 'trascinato' })
    await letGo()
    await expect(note).toHaveValue(/trascinato/)
  })

  await test.step('a dialog over the card takes no file for it', async () => {
    const { letGo } = await dragOver(page.getByRole('dialog'), {
      files: [fileOf(folder, 'sopra.txt', 'Sopra')],
    })
    await expect(page.locator('[data-dropping]')).toHaveCount(0)
    await letGo()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  await test.step('one is dropped on the card, whichever part of it is open', async () => {
    await screen.tab('Sintesi').click()
    const place = screen.section('Copertura nel tempo')
    expect(await drop(place, fileOf(folder, 'delega.txt', 'Delega'))).toEqual([
      expect.stringContaining('Copertura nel tempo'),
    ])
    await screen.tab('Allegati').click()
    await expect(files.getByRole('row', { name: /delega\.txt/ })).not.toContainText(/polizza|sinistro/)
    // Neither what was let go on the bar and on the dialog before it.
    await expect(files.getByRole('row', { name: /fuori\.txt|sopra\.txt/ })).toHaveCount(0)
  })

  await test.step('the bar above the card takes files for it too', async () => {
    expect(
      await drop(
        page.getByRole('navigation', { name: 'Torna all’elenco' }),
        fileOf(folder, 'barra.txt', 'Barra'),
      ),
    ).toHaveLength(1)
    await expect(files.getByRole('row', { name: /barra\.txt/ })).not.toContainText(/polizza|sinistro/)
  })

  await test.step('a file that has gone when it is read is refused by name', async () => {
    const path = fileOf(folder, 'sparita.txt', 'Sparita')
    const { letGo } = await dragOver(files, { files: [path] })
    rmSync(path)
    await letGo()
    await expect(
      toasts.getByText('«sparita.txt» non è stato aggiunto: il file non si può leggere.'),
    ).toBeVisible()
    await expect(files.getByRole('row', { name: /sparita\.txt/ })).toHaveCount(0)
    // An empty one is a file all the same.
    await drop(files, fileOf(folder, 'vuoto.txt', ''))
    await expect(files.getByRole('row', { name: /vuoto\.txt/ })).toContainText('0 byte')
  })

  await test.step('a folder is refused with what to do instead', async () => {
    mkdirSync(join(folder, 'pratiche'))
    await drop(files, join(folder, 'pratiche'))
    await expect(toasts.getByText('«pratiche» non è stata aggiunta: è una cartella.')).toBeVisible()
    await expect(files.getByRole('row', { name: /pratiche/ })).toHaveCount(0)
  })

  await test.step('what carries script is offered as a copy alone', async () => {
    await expect(files.getByRole('button', { name: /danno\.svg/ }).first()).toHaveAttribute(
      'title',
      /questo tipo di file non si apre da qui/,
    )
    expect(await page.title()).not.toBe('preso')
  })

  await test.step('one is deleted and comes back by key', async () => {
    await files.getByRole('button', { name: 'Elimina condizioni.txt' }).click()
    await expect(files.getByRole('row', { name: /condizioni\.txt/ })).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(files.getByRole('row', { name: /condizioni\.txt/ })).toBeVisible()
  })
})
