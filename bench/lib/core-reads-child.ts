// Core as in the program, a process of its own, reading cards and searching while its write thread applies what head office sends.
import { fileURLToPath } from 'node:url'
import { readCursors } from '../../db/sync/cursors.ts'
import { readCustomerCard } from '../../electron/core/features/customers/card.ts'
import { find } from '../../electron/core/features/search/find.ts'
import { Session } from '../../electron/core/session/session.ts'
import { dayInRome } from '../../shared/lib/dates.ts'
import type { CoreReads } from './core-reads.ts'
import { timed } from './result.ts'

const OWNER = { username: 'giorgio.bertone', password: 'scrivania' }
const PAUSE_MS = 5
/** What is owed to a desk that has just opened is done by then, and the cards are warm. */
const SETTLED_AFTER_MS = 5000
const APPLIED_WITHIN_MS = 120_000

const [dataDir = '', headOffice = ''] = process.argv.slice(2)
const session = new Session({
  dataDir,
  headOffice,
  appVersion: '0.1.0',
  migrationsDir: fileURLToPath(new URL('../../db/migrations', import.meta.url)),
  keyring: { seal: async () => null, open: async () => null },
  log: () => {},
})
await session.signIn(OWNER)
const { reader } = session
if (!reader) throw new Error('nobody is signed in')
const head = () => Math.max(...readCursors(reader).map(({ ver }) => ver))
await until(() => session.syncStatus.value.link === 'online')

const before = head()
const today = dayInRome(Date.now())
const people = reader
  .prepare<[], { id: string; name: string }>('SELECT id, name FROM customer_list ORDER BY random() LIMIT 500')
  .all()
const found: CoreReads = { longestMs: 0, reads: 0, longestIdleMs: 0 }
for (const end = performance.now() + SETTLED_AFTER_MS; performance.now() < end; ) {
  read()
  await pause()
}
again()
while (found.reads < people.length) {
  read()
  await pause()
}
found.longestIdleMs = found.longestMs
process.send?.('ready')

// Head office's own work of the change is not what is measured, but takes the same processors here.
process.once('message', again)
let applied = false
await until(() => {
  read()
  applied ||= head() > before
  return applied && session.syncStatus.value.link === 'online'
})
process.send?.(found)
await session.signOut()
process.disconnect()

function again(): void {
  Object.assign(found, { longestMs: 0, reads: 0 })
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}

function read(): void {
  const person = people[found.reads % people.length]
  if (!reader || !person) throw new Error('the mirror is empty')
  found.reads++
  found.longestMs = Math.max(
    found.longestMs,
    timed(() => readCustomerCard(reader, person.id, today)),
    timed(() => find(reader, person.name.slice(0, 5), 12, today)),
  )
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + APPLIED_WITHIN_MS
  while (!holds()) {
    if (performance.now() > end) throw new Error('the checkpoint did not come')
    await pause()
  }
}
