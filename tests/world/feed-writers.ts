import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createPool } from '../../headoffice/database.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import { customerModel, interactionModel } from './head-office-models.ts'

/** What a thread of writers is started with. */
export type WriterOptions = {
  readonly url: string
  readonly agencyId: number
  readonly portfolios: number
  readonly writers: number
  readonly thread: number
  readonly milliseconds: number
}

const [customer] = customerTables
const [interaction] = interactionTables
const random = (below: number) => Math.floor(Math.random() * below)

/** Creates, edits, moves between portfolios and deletes customers with their contacts; returns the transactions made. */
async function write(
  pool: ReturnType<typeof createPool>,
  options: WriterOptions,
  number: number,
): Promise<number> {
  const { agencyId, portfolios } = options
  const until = Date.now() + options.milliseconds
  let mine: { customer: Customer; contacts: string[] }[] = []
  let committed = 0
  while (Date.now() < until) {
    const { result } = await inTransaction({ pool }, [agencyId], async ({ put, putMany, remove, client }) => {
      // A copy: after a deadlock the work runs again from where it began.
      const held = [...mine]
      const log = (id: string) => client.query('INSERT INTO control_log (id) VALUES ($1)', [id])
      for (let acts = 1 + random(3); acts > 0; acts--) {
        const at = random(held.length)
        const one = held[at]
        const kind = one ? random(10) : 0
        if (!one || kind < 4) {
          const model = customerModel(agencyId, 1 + random(portfolios), { lastName: `Scrittore ${number}` })
          const contacts = [interactionModel(model), interactionModel(model)]
          await log(model.id)
          await put(customer, model)
          await putMany(interaction, contacts)
          held.push({ customer: model, contacts: contacts.map((contact) => contact.id) })
        } else if (kind < 7) {
          const edited = { ...one.customer, notes: `nota ${random(1e9)}` }
          await log(edited.id)
          await put(customer, edited)
          held[at] = { ...one, customer: edited }
        } else if (kind < 9) {
          const moved = { ...one.customer, portfolio: 1 + random(portfolios) }
          await log(moved.id)
          await put(customer, moved)
          held[at] = { ...one, customer: moved }
        } else {
          await log(one.customer.id)
          for (const id of one.contacts) await remove(interaction, id, agencyId)
          await remove(customer, one.customer.id, agencyId)
          held.splice(at, 1)
        }
      }
      // Work between the writes and the counter: transactions commit in another order than they wrote.
      if (random(4) === 0) await sleep(random(25))
      return held
    })
    mine = result
    committed++
  }
  return committed
}

const options = workerData as WriterOptions
const pool = createPool(options.url, options.writers, () => {})
const counts = await Promise.all(Array.from({ length: options.writers }, (_, n) => write(pool, options, n)))
await pool.end()
parentPort?.postMessage(counts.reduce((a, b) => a + b, 0))
