import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { hashPassword } from '../../headoffice/features/session/passwords.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { startEmbeddedPostgres } from '../../headoffice/postgres.ts'
import { type HeadOfficeOptions, type RunningHeadOffice, startHeadOffice } from '../../headoffice/server.ts'
import { networkTables } from '../../shared/features/network/api.ts'
import type { Role } from '../../shared/features/network/model.ts'
import { agencyModel, collaboratorModel, portfolioModel } from './head-office-models.ts'

/** A real PostgreSQL in a folder of its own; not durable, because a test's data need not outlive a power cut. */
export async function openTestDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-test-'))
  const server = await startEmbeddedPostgres(folder, { durable: false })
  return {
    url: server.url,
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type TestHeadOffice = RunningHeadOffice & {
  readonly databaseUrl: string
  /** Moves head office's clock forward. */
  advance(milliseconds: number): void
}

/** A head office on a database of its own. What it logs at `warn` and above is kept in `logged`. */
export async function openTestHeadOffice(
  options: Partial<HeadOfficeOptions> = {},
): Promise<TestHeadOffice & { readonly logged: string[] }> {
  const database = options.databaseUrl ? null : await openTestDatabase()
  const databaseUrl = options.databaseUrl ?? database?.url ?? ''
  const logged: string[] = []
  let offset = 0
  const running = await startHeadOffice({
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    now: () => Date.now() + offset,
    callsPerMinute: 1_000_000,
    ...options,
    databaseUrl,
  })
  return {
    ...running,
    databaseUrl,
    logged,
    advance(milliseconds) {
      offset += milliseconds
    },
    async close() {
      await running.close()
      await database?.close()
    },
  }
}

const [salesAreaTable, districtTable, agencyTable, , collaboratorTable, portfolioTable] = networkTables

export type TestAgency = {
  readonly agencyId: number
  /** Who holds the portfolio of the same index; portfolio 1 is the office's own. */
  readonly collaboratorIds: readonly (string | null)[]
}

/** An agency with its feed and `portfolios` portfolios, numbered from 1; all but the first belong to a subagent each. */
export async function addTestAgency(pool: Pool, agencyId: number, portfolios = 3): Promise<TestAgency> {
  const { result: districtId } = await inTransaction({ pool }, [0], async ({ put, client }) => {
    const found = await client.query<{ id: string }>('SELECT id FROM district LIMIT 1')
    if (found.rows[0]) return found.rows[0].id
    const areaId = randomUUID()
    const id = randomUUID()
    await put(salesAreaTable, { id: areaId, code: 'A1', name: 'Area', headName: 'Capo Area' })
    await put(districtTable, { id, areaId, code: 'D1', name: 'Distretto', headName: 'Capo Distretto' })
    return id
  })
  const collaboratorIds: (string | null)[] = []
  await inTransaction({ pool }, [agencyId], async ({ put, client }) => {
    await client.query('SELECT feed_open($1)', [agencyId])
    await put(agencyTable, agencyModel(agencyId, districtId))
    collaboratorIds.length = 0
    for (let number = 1; number <= portfolios; number++) {
      const holder = number === 1 ? null : collaboratorModel(agencyId, number)
      if (holder) await put(collaboratorTable, holder)
      collaboratorIds.push(holder?.id ?? null)
      await put(portfolioTable, portfolioModel(agencyId, number, holder?.id ?? null))
    }
  })
  return { agencyId, collaboratorIds }
}

export const TEST_PASSWORD = 'una buona parola'

/** A user of these agencies; hashing takes a moment, so the same password serves all. */
export async function addTestUser(
  pool: Pool,
  user: { username: string; role: Role; agencies: readonly number[]; collaboratorId?: string | null },
): Promise<string> {
  const id = randomUUID()
  await pool.query(
    'INSERT INTO app_user (id, username, display_name, role, password_hash) VALUES ($1, $2, $3, $4, $5)',
    [id, user.username, `Nome ${user.username}`, user.role, await hashPassword(TEST_PASSWORD)],
  )
  for (const agencyId of user.agencies)
    await pool.query('INSERT INTO user_agency (user_id, agency_id, collaborator_id) VALUES ($1, $2, $3)', [
      id,
      agencyId,
      user.collaboratorId ?? null,
    ])
  return id
}
