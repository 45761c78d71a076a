import { and, count, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type {
  InteractionOnCard,
  interactionsContract,
} from '../../../shared/features/interactions/contract.ts'
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
    .map((row) => ({
      interaction: withoutSync(row.interaction),
      collaborator: row.collaborator ? `${row.collaborator.lastName} ${row.collaborator.firstName}` : null,
    }))
  const total = q.select({ n: count() }).from(interaction).where(where).get()?.n ?? 0
  return { rows, total }
}
