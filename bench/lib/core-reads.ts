import { fileURLToPath } from 'node:url'
import { readCursors } from '../../db/sync/cursors.ts'
import { readCustomerCard } from '../../electron/core/features/customers/card.ts'
import { find } from '../../electron/core/features/search/find.ts'
import { Session } from '../../electron/core/session/session.ts'
import { dayInRome } from '../../shared/lib/dates.ts'
import type { FullDesk } from './full-desk.ts'
import { timed } from './result.ts'

const OWNER = { username: 'giorgio.bertone', password: 'scrivania' }
const PAUSE_MS = 5

/**
 * The slowest card or search of core, in milliseconds, while a checkpoint that `change` makes is applied by the write thread of the
 * same core. The desk of `full` must be closed.
 */
export async function coreReads(full: FullDesk, change: () => Promise<void>): Promise<number> {
  const session = new Session({
    dataDir: full.dataDir,
    headOffice: full.headOffice,
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
    .prepare<[], { id: string; name: string }>(
      'SELECT id, name FROM customer_list ORDER BY random() LIMIT 500',
    )
    .all()
  let longest = 0
  let at = 0
  let applied = false
  const read = () => {
    const person = people[at++ % people.length]
    if (!person) throw new Error('the mirror is empty')
    longest = Math.max(
      longest,
      timed(() => readCustomerCard(reader, person.id, today)),
      timed(() => find(reader, person.name.slice(0, 5), 12, today)),
    )
  }
  for (let warm = 0; warm < people.length; warm++) read()
  longest = 0
  const changing = change()
  await until(() => {
    read()
    applied ||= head() > before
    return applied && session.syncStatus.value.link === 'online'
  })
  await changing
  await session.signOut()
  return longest
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 120_000
  while (!holds()) {
    if (performance.now() > end) throw new Error('the checkpoint did not come')
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
