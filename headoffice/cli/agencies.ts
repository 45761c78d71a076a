import { randomUUID } from 'node:crypto'
import { asc, eq, max } from 'drizzle-orm'
import { networkTables } from '../../shared/features/network/api.ts'
import { inTransaction } from '../feed/change.ts'
import { agency, district } from '../tables.ts'
import { type CommandOptions, type Office, required, UsageError } from './options.ts'

const [salesAreaTable, districtTable, agencyTable, , , portfolioTable] = networkTables
/** The agency's own customers; those of subagents get further numbers. */
const FIRST_PORTFOLIO = 1

/** A new agency with its feed and its first portfolio; the rest of its sheet is filled in later. */
export async function addAgency({ pool, db }: Office, options: CommandOptions): Promise<void> {
  const code = required(options, 'code')
  const name = required(options, 'name')
  const districtId = await districtOf({ pool, db }, required(options, 'district'))
  const [last] = await db.select({ number: max(agency.agencyId) }).from(agency)
  const agencyId = (last?.number ?? 0) + 1
  const today = new Date().toISOString().slice(0, 10)
  await inTransaction({ pool }, [agencyId], async (change) => {
    await change.client.query('SELECT feed_open($1)', [agencyId])
    await change.put(agencyTable, {
      id: randomUUID(),
      agencyId,
      code,
      name,
      foundedOn: today,
      street: '',
      postcode: '',
      municipality: '',
      province: '',
      phone: '',
      email: '',
      pec: '',
      openingHours: '',
      ruiSection: 'A',
      ruiNumber: '',
      ruiSince: today,
      districtId,
      lifeSpecialist: null,
      nonLifeSpecialist: null,
      territorySince: today,
    })
    await change.put(portfolioTable, {
      id: randomUUID(),
      agencyId,
      number: FIRST_PORTFOLIO,
      name,
      collaboratorId: null,
    })
  })
  process.stdout.write(`added agency ${agencyId} (${code})\n`)
}

export async function listAgencies({ db }: Office): Promise<void> {
  const rows = await db.select().from(agency).orderBy(asc(agency.agencyId))
  for (const row of rows) process.stdout.write(`${row.agencyId}\t${row.code}\t${row.name}\n`)
}

/** The district of a code; the first one of an empty head office is made, with a sales area around it. */
async function districtOf({ pool, db }: Office, code: string): Promise<string> {
  const [found] = await db.select({ id: district.id }).from(district).where(eq(district.code, code))
  if (found) return found.id
  const [any] = await db.select({ code: district.code }).from(district).limit(1)
  if (any) throw new UsageError(`no district ${code}; one there is: ${any.code}`)
  const areaId = randomUUID()
  const id = randomUUID()
  await inTransaction({ pool }, [0], async (change) => {
    await change.put(salesAreaTable, { id: areaId, code, name: code, headName: '' })
    await change.put(districtTable, { id, areaId, code, name: code, headName: '' })
  })
  return id
}
