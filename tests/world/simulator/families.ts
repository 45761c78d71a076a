import { createHash } from 'node:crypto'
import { readStored } from '../../../db/features/edits/stored-rows.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import { relationId, relationPairs } from '../../../shared/features/households/relations.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import { created, newId, patched, pickId } from './form-parts.ts'
import type { Chance } from './random.ts'
import type { World } from './world.ts'

/** What a user writes of families, as the card's forms do: several rows that stand or fall together. */
export function familyForm(world: World, db: MirrorConnection, chance: Chance, customer: string): Edit[] {
  const other = pickId(db, chance, 'customer')
  if (!other || other === customer) return []
  const kind = chance.below(10)
  if (kind < 3) return relate(db, chance, customer, other)
  if (kind < 4) return part(db, customer, other)
  const household = pickId(db, chance, 'household')
  if (!household || kind < 7) return found(world, db, chance, [customer, other])
  if (kind < 8) return patched(db, 'household', household, { name: () => `Famiglia ${chance.below(90)}` })
  if (kind < 9) return livesIn(db, customer, chance.happens(0.7) ? household : null)
  return dissolve(db, household)
}

/** The same relation at two desks is one pair of rows: their ids follow from who they are about. */
function relate(db: MirrorConnection, chance: Chance, customer: string, other: string): Edit[] {
  const { kind, reverse } = chance.pick(relationPairs('PF', 'PF'))
  return [directed(db, customer, other, kind), directed(db, other, customer, reverse)].flat()
}

function directed(db: MirrorConnection, customerId: string, otherCustomerId: string, kind: string): Edit[] {
  const id = relationId(customerId, otherCustomerId)
  const table = findTable('relation')
  if (table && readStored(db, table, id)) return patched(db, 'relation', id, { kind: () => kind })
  return [created('relation', id, { customerId, otherCustomerId, kind })]
}

function part(db: MirrorConnection, customer: string, other: string): Edit[] {
  const table = findTable('relation')
  return [relationId(customer, other), relationId(other, customer)].flatMap((id) =>
    table && readStored(db, table, id) ? [{ tbl: 'relation', id, op: 'delete', fields: {} } as const] : [],
  )
}

function found(world: World, db: MirrorConnection, chance: Chance, members: readonly string[]): Edit[] {
  const id = newId(world, chance)
  const [headCustomerId = ''] = members
  return [
    created('household', id, { name: `Famiglia ${chance.below(90)}`, headCustomerId }),
    ...members.flatMap((member) => livesIn(db, member, id)),
  ]
}

function livesIn(db: MirrorConnection, customer: string, household: string | null): Edit[] {
  return patched(db, 'customer', customer, { householdId: () => household })
}

/** Members first, so that nobody names a household that is gone. */
function dissolve(db: MirrorConnection, household: string): Edit[] {
  const members = db
    .prepare<[string], string>('SELECT id FROM customer WHERE household_id = ? ORDER BY id')
    .pluck()
    .all(household) as unknown as string[]
  return [
    ...members.flatMap((member) => livesIn(db, member, null)),
    { tbl: 'household', id: household, op: 'delete', fields: {} },
  ]
}

/** A file is named, or hung on a customer. Its bytes travel beside the sync and are tried elsewhere (`attachments.test.ts`). */
export function fileForm(world: World, db: MirrorConnection, chance: Chance, customerId: string): Edit[] {
  const known = pickId(db, chance, 'attachment')
  if (known && chance.happens(0.4))
    return patched(db, 'attachment', known, { name: () => `Documento ${chance.below(90)}.pdf` })
  const sha256 = createHash('sha256').update(chance.bytes(8)).digest('hex')
  return [
    created('attachment', newId(world, chance), {
      customerId,
      policyId: null,
      claimId: null,
      name: `Documento ${chance.below(90)}.pdf`,
      mediaType: 'application/pdf',
      size: 1_000,
      sha256,
      addedById: null,
      addedAt: '2026-11-20T10:00:00.000Z',
    }),
  ]
}
