// A desk whose mirror is damaged while it is closed, and what lies beside it.
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Desk } from './desk.ts'
import { attachFile } from './desk-attach.ts'
import { callsOf } from './desk-calls.ts'

export async function flip(desk: Desk, at: number): Promise<void> {
  const bytes = readFileSync(desk.folder.database)
  bytes[at] = (bytes[at] ?? 0) ^ 0x41
  writeFileSync(desk.folder.database, bytes)
}

/** Places in the file that belong to a table, one in each of its pages. */
export async function placesOf(desk: Desk, table: string): Promise<number[]> {
  const file = await desk.openFile()
  const pages = file.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno').pluck().all(table)
  file.close()
  return (pages as number[]).map((page) => (page - 1) * 4096 + 777)
}

/** Flips a byte of a page that each sign-in reads. */
export async function damageMeta(desk: Desk): Promise<void> {
  const [meta = 0] = await placesOf(desk, 'meta')
  await flip(desk, meta)
}

/** Flips a byte that the sign-in meets, and is refused. */
export async function damage(desk: Desk): Promise<void> {
  await damageMeta(desk)
  const refusal = await desk.refusal()
  if (refusal?.code !== 'MIRROR_DAMAGED') throw new Error(`the damage was met with ${refusal?.code}`)
}

/** Adds a file to a customer's card. Gives its row's id and the name under which it lies sealed. */
export async function attachPdf(
  desk: Desk,
  customerId: string,
  name: string,
): Promise<{ id: string; sealedAs: string }> {
  const { files } = desk.folder
  const before = existsSync(files) ? readdirSync(files) : []
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)])
  const id = await attachFile(callsOf(desk), { customerId, name, bytes })
  const [sealedAs = ''] = readdirSync(files).filter((file) => !before.includes(file))
  return { id, sealedAs }
}
