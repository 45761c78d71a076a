import { and, eq, inArray } from 'drizzle-orm'
import { displayName } from '../../../shared/features/customers/model.ts'
import type { Relative } from '../../../shared/features/households/contract.ts'
import type { Household } from '../../../shared/features/households/model.ts'
import { ageOn, type IsoDay } from '../../../shared/lib/dates.ts'
import { queries, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { customer } from '../customers/schema.ts'
import { household, relation } from './schema.ts'

/** The household of a customer and everybody related to him, inside and outside it; the customer itself comes first. */
export function readHousehold(
  db: ReadDb,
  customerId: string,
  today: IsoDay,
): { household: Household | null; people: Relative[] } {
  const q = queries(db)
  const self = q.select().from(customer).where(eq(customer.id, customerId)).get()
  if (!self) return { household: null, people: [] }
  const home = self.householdId
    ? q.select().from(household).where(eq(household.id, self.householdId)).get()
    : undefined
  const members = self.householdId
    ? q.select({ id: customer.id }).from(customer).where(eq(customer.householdId, self.householdId)).all()
    : []
  const relations = q.select().from(relation).where(eq(relation.customerId, customerId)).all()
  const own = new Map(relations.map((row) => [row.otherCustomerId, row]))
  // Asked by their own customers: those have the index.
  const back = q
    .select()
    .from(relation)
    .where(and(inArray(relation.customerId, [...own.keys()]), eq(relation.otherCustomerId, customerId)))
    .all()
  const inside = new Set(members.map((row) => row.id))
  const ids = [...new Set([customerId, ...inside, ...own.keys()])]
  const known = q.select().from(customer).where(inArray(customer.id, ids)).all()
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
  const rows = db
    .prepare<unknown[], { id: string; policies: number; premium: number }>(
      `SELECT id, policies, premium FROM customer_list WHERE id IN (${ids.map(() => '?').join(', ')})`,
    )
    .all(...ids)
  return new Map(rows.map((row) => [row.id, row]))
}
