// A colleague at another desk, of whom a test sees only what he writes: he speaks to head office as any desk does.
import { expect } from '@playwright/test'
import type { FieldValue } from '../../shared/sync/mutations.ts'
import {
  enrol,
  json,
  mutationOf,
  push,
  type TestDevice,
  type TypedMutation,
} from '../world/head-office-client.ts'
import type { NamedCustomer, Office } from './head-office.ts'

export class Colleague {
  readonly #device: TestDevice
  /** As the desk shows the author. */
  readonly name: string
  #seq = 0

  constructor(device: TestDevice, name: string) {
    this.#device = device
    this.name = name
  }

  /** A new user of the office, with a device. */
  static async at(office: Office, username: string): Promise<Colleague> {
    await office.addUser(username)
    return new Colleague(await enrol(office.url, username), `Nome ${username}`)
  }

  /** Writes one field of a customer; returns what came of it. */
  write(
    customer: NamedCustomer,
    field: string,
    change: { from: FieldValue; to: FieldValue },
  ): Promise<string> {
    return this.#push(customer, {
      tbl: 'customer',
      id: customer.id,
      op: 'patch',
      fields: { [field]: change },
    })
  }

  /** Deletes a customer on whom nobody had written; returns what came of it. */
  remove(customer: NamedCustomer): Promise<string> {
    return this.#push(customer, { tbl: 'customer', id: customer.id, op: 'delete' })
  }

  async #push({ agencyId }: NamedCustomer, typed: TypedMutation): Promise<string> {
    const answer = await push(this.#device, this.#seq + 1, [mutationOf(typed)], { agency: agencyId })
    expect(answer.status, answer.text).toBe(200)
    const { ack_seq, outcomes } = json(answer)
    this.#seq = ack_seq
    return outcomes[0].outcome.result
  }
}
