import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { cents } from '../../lib/money.ts'
import { desk } from '../../rpc/errors.ts'
import { customerKind } from '../customers/model.ts'
import { household, relationKind } from './model.ts'

export const relative = z.object({
  customerId: uuid,
  /** Null when this desk does not hold that customer (another portfolio). */
  name: z.string().nullable(),
  age: z.int().nullable(),
  policies: z.int(),
  premium: cents,
  /** What this person is to the customer; null for the customer itself or when no relation is recorded. */
  kind: relationKind.nullable(),
  inHousehold: z.boolean(),
  /** Person or firm; null when this desk does not hold that customer. */
  personKind: customerKind.nullable(),
  /** The household that this person names, be it this one or another. */
  householdId: uuid.nullable(),
  /** The row that says what this person is to the customer, and the one of the other direction as far as this desk holds it. */
  relationId: uuid.nullable(),
  reverse: z.object({ id: uuid, kind: relationKind }).nullable(),
})
export type Relative = z.infer<typeof relative>

export const householdsContract = {
  ofCustomer: desk
    .input(z.object({ customerId: uuid }))
    .output(z.object({ household: household.nullable(), people: z.array(relative) })),
}
