import { and, eq, sql } from 'drizzle-orm'
import { displayName } from '../../../shared/features/customers/model.ts'
import type { Relative } from '../../../shared/features/households/contract.ts'
import type { Household } from '../../../shared/features/households/model.ts'
import { ageOn, type IsoDay } from '../../../shared/lib/dates.ts'
import { inList, keptQuery, withoutSync } from '../../drizzle.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import { customer } from '../customers/schema.ts'
import { household, relation } from './schema.ts'

const ID = sql.placeholder('id')
const customerById = keptQuery((q) => q.select().from(customer).where(eq(customer.id, ID)).prepare())
const customersById = keptQuery((q) => q.select().from(customer).where(inList(customer.id, 'ids')).prepare())
const householdById = keptQuery((q) => q.select().from(household).where(eq(household.id, ID)).prepare())
const membersOf = keptQuery((q) =>
  q.select({ id: customer.id }).from(customer).where(eq(customer.householdId, ID)).prepare(),
)
const relationsOf = keptQuery((q) => q.select().from(relation).where(eq(relation.customerId, ID)).prepare())
// Asked by their own customers: those have the index.
const relationsBack = keptQuery((q) =>
  q
    .select()
    .from(relation)
    .where(and(inList(relation.customerId, 'others'), eq(relation.otherCustomerId, ID)))
    .prepare(),
)

/** The household of a customer and everybody related to him, inside and outside it; the customer itself comes first. */
export function readHousehold(
  db: ReadDb,
  customerId: string,
  today: IsoDay,
): { household: Household | null; people: Relative[] } {
  const self = customerById(db).get({ id: customerId })
  if (!self) return { household: null, people: [] }
  const home = self.householdId ? householdById(db).get({ id: self.householdId }) : undefined
  const members = self.householdId ? membersOf(db).all({ id: self.householdId }) : []
  const own = new Map(
    relationsOf(db)
      .all({ id: customerId })
      .map((row) => [row.otherCustomerId, row]),
  )
  const back = relationsBack(db).all({ others: JSON.stringify([...own.keys()]), id: customerId })
  const inside = new Set(members.map((row) => row.id))
  const ids = [...new Set([customerId, ...inside, ...own.keys()])]
  const known = customersById(db).all({ ids: JSON.stringify(ids) })
  const sums = totals(db, ids)
  return {
    household: home ? withoutSync(home) : null,
    people: ids.map((id) => {
      const person = known.find((row) => row.id === id)
      const reverse = back.find((row) => row.customerId === id)
      return {
        customerId: id,
        name: person ? displayName(person) : null,
        age: person?.birthDate ? ageOn(person.birthDate, today) : null,
        policies: sums.get(id)?.policies ?? 0,
        premium: sums.get(id)?.premium ?? 0,
        kind: own.get(id)?.kind ?? null,
        inHousehold: inside.has(id),
        personKind: person?.kind ?? null,
        householdId: person?.householdId ?? null,
        relationId: own.get(id)?.id ?? null,
        reverse: reverse ? { id: reverse.id, kind: reverse.kind } : null,
      }
    }),
  }
}

function totals(db: ReadDb, ids: readonly string[]): Map<string, { policies: number; premium: number }> {
  const rows = prepared<{ id: string; policies: number; premium: number }>(
    db,
    'SELECT id, policies, premium FROM customer_list WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids))
  return new Map(rows.map((row) => [row.id, row]))
}
