import { and, asc, count, desc, eq, inArray, isNotNull, max, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type {
  InteractionOnCard,
  interactionsContract,
} from '../../../shared/features/interactions/contract.ts'
import { addDays, dayInRome, type IsoDay } from '../../../shared/lib/dates.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { collaborator } from '../network/schema.ts'
import { interaction } from './schema.ts'

type Query = z.infer<NonNullable<(typeof interactionsContract.ofCustomer)['~orpc']['inputSchema']>>

/** A window of the contact history, newest first, narrowed by channel, direction and kind; an empty list narrows nothing. */
export function readInteractions(db: ReadDb, query: Query): { rows: InteractionOnCard[]; total: number } {
  const narrow: SQL[] = [eq(interaction.customerId, query.customerId)]
  if (query.channels.length > 0) narrow.push(inArray(interaction.channel, query.channels))
  if (query.directions.length > 0) narrow.push(inArray(interaction.direction, query.directions))
  if (query.kinds.length > 0) narrow.push(inArray(interaction.kind, query.kinds))
  const where = and(...narrow)
  const q = queries(db)
  const rows = q
    .select()
    .from(interaction)
    .leftJoin(collaborator, eq(collaborator.id, interaction.collaboratorId))
    .where(where)
    .orderBy(desc(interaction.at))
    .limit(query.limit)
    .offset(query.offset)
    .all()
    .map(onCard)
  const total = q.select({ n: count() }).from(interaction).where(where).get()?.n ?? 0
  return { rows, total }
}

/** So long a promise stands although somebody was in touch meanwhile: a call that nobody answered keeps none. */
const PROMISE_DAYS = 30

/**
 * Contacts to come back to, the earliest day first. One of long ago is taken as kept once somebody of the agency was in touch with
 * the customer on its day or later; what the customer did alone (a visit to the reserved area) keeps none.
 */
export function readFollowUps(db: ReadDb, customerId: string, today: IsoDay): InteractionOnCard[] {
  const q = queries(db)
  const ofCustomer = eq(interaction.customerId, customerId)
  const last = q
    .select({ at: max(interaction.at) })
    .from(interaction)
    .where(and(ofCustomer, isNotNull(interaction.collaboratorId)))
    .get()?.at
  const inTouchOn = last ? dayInRome(last) : ''
  const recent = addDays(today, -PROMISE_DAYS)
  return q
    .select()
    .from(interaction)
    .leftJoin(collaborator, eq(collaborator.id, interaction.collaboratorId))
    .where(and(ofCustomer, isNotNull(interaction.followUpOn)))
    .orderBy(asc(interaction.followUpOn))
    .all()
    .filter(
      ({ interaction: { followUpOn } }) => followUpOn && (followUpOn >= recent || followUpOn > inTouchOn),
    )
    .map(onCard)
}

function onCard(row: {
  interaction: typeof interaction.$inferSelect
  collaborator: typeof collaborator.$inferSelect | null
}): InteractionOnCard {
  return {
    interaction: withoutSync(row.interaction),
    collaborator: row.collaborator ? `${row.collaborator.lastName} ${row.collaborator.firstName}` : null,
  }
}
