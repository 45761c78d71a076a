// Flips a byte of a page that each sign-in reads in the mirror of SCRIVANIA_DESK: for tests whose runner loads no database engine.
import { readFileSync, writeFileSync } from 'node:fs'
import { Desk } from './desk.ts'

const desk = new Desk(JSON.parse(process.env.SCRIVANIA_DESK ?? '{}'))
const file = await desk.openFile()
const page = Number(file.prepare("SELECT pageno FROM dbstat WHERE name = 'meta'").pluck().get())
file.close()
const bytes = readFileSync(desk.folder.database)
const at = (page - 1) * 4096 + 777
bytes[at] = (bytes[at] ?? 0) ^ 0x41
writeFileSync(desk.folder.database, bytes)
process.exit(0)
