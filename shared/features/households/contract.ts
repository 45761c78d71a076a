import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { cents } from '../../lib/money.ts'
import { desk } from '../../rpc/errors.ts'
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
})
export type Relative = z.infer<typeof relative>

export const householdsContract = {
  ofCustomer: desk
    .input(z.object({ customerId: uuid }))
    .output(z.object({ household: household.nullable(), people: z.array(relative) })),
}
