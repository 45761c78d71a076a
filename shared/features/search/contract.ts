import { z } from 'zod'
import { coverageState, customerStatus } from '../../lib/codes.ts'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { customerTerm } from '../customers/contract.ts'
import { customerKind } from '../customers/model.ts'

export const foundPerson = z.object({
  id: uuid,
  name: z.string(),
  kind: customerKind,
  status: customerStatus,
  age: z.int().nullable(),
  municipality: z.string().nullable(),
  phone: z.string().nullable(),
  policies: z.int(),
  term: customerTerm,
  /** Which key matched exactly, when it was not the name. */
  matched: z.enum(['name', 'fiscalCode', 'vatNumber', 'phone', 'email']),
})

export const foundPolicy = z.object({
  id: uuid,
  customerId: uuid,
  customerName: z.string(),
  number: z.string(),
  plate: z.string().nullable(),
  productName: z.string(),
  coverage: coverageState,
  matched: z.enum(['number', 'plate']),
})

export const searchContract = {
  /**
   * People by name (prefixes, any order, with or without apostrophes), fiscal code, VAT number, phone, e-mail; policies by number
   * and plate. Exact keys come first. `limit` is of people; of policies there are never more than eight. `total` counts customers
   * found, at most 500 ("500" means "500 or more").
   */
  find: desk
    .input(z.object({ text: z.string().max(200), limit: z.int().min(1).max(50) }))
    .output(
      z.object({ people: z.array(foundPerson), policies: z.array(foundPolicy), total: z.int(), of: z.int() }),
    ),
  /** Customers opened last on this desk, newest first. */
  recent: desk.output(z.array(foundPerson)),
  /** Remembers that a customer was opened. */
  opened: desk.input(z.object({ id: uuid })).output(z.object({})),
}
