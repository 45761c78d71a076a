// Edits on a real mirror, each told when the desk calls it saved; what it asks of the system is written down by who started it.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import {
  create,
  customerRow,
  EditDesk,
  patch,
} from '../../../electron/core/features/edits/edit-desk.fixtures.ts'

const EDITS = 60
const [mode] = process.argv.slice(2)

const desk = new EditDesk()
// The control: a mirror that leaves it to the system when its writes reach the disk.
if (mode === 'unsynced') desk.db.pragma('synchronous = OFF')
const customer = customerRow()
desk.put('customer', customer)
writeSync(1, `mirror ${desk.mirror.path} ${desk.mirror.key.toString('hex')}\n`)
let mail = customer.email
for (let n = 0; n < EDITS; n++) {
  const next = `casella${n}@example.it`
  const edit = n % 3 === 0 ? create(randomUUID(), `Prova${n}`) : patch(customer.id, 'email', mail, next)
  if (n % 3 !== 0) mail = next
  const [id] = desk.apply(edit)
  writeSync(1, `saved ${id}\n`)
  // As the desk does at rest.
  if (n % 20 === 19) desk.db.pragma('wal_checkpoint(TRUNCATE)')
}
// Not disposed: the last state of the files is what a cut leaves.
process.exit(0)
