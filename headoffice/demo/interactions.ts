import type { Claim } from '../../shared/features/claims/model.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { Interaction } from '../../shared/features/interactions/model.ts'
import type { Quote } from '../../shared/features/quotes/model.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import { addDays, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import type { Office } from './network.ts'
import { instantOn } from './people.ts'
import type { Contract } from './policies.ts'
import type { Random } from './random.ts'
import * as talk from './words/talk.ts'
import type { World } from './world.ts'

/** How far back contacts are on record, and how many there are for each customer with a policy. */
export const contactHistoryDays = 540
export const contactsPerCustomer = 4

type Draft = Pick<Interaction, 'channel' | 'direction' | 'kind' | 'subject'> &
  Partial<Pick<Interaction, 'outcome' | 'note' | 'policyId' | 'claimId' | 'followUpOn'>> & {
    /** Nobody of the agency took part. */
    readonly alone?: boolean
    readonly by?: string | null
  }

/** Writes contacts that tell the story of the other rows. */
export class Diary {
  private readonly world: World
  private readonly random: Random
  private readonly office: Office
  private readonly oldest: IsoDay
  count = 0

  constructor(world: World, random: Random, office: Office) {
    this.world = world
    this.random = random
    this.office = office
    this.oldest = addDays(world.today, -contactHistoryDays)
  }

  /** One line of the history; nothing when the day lies outside what is on record. */
  write(customer: Customer, day: IsoDay, draft: Draft): void {
    if (day < this.oldest || day > this.world.today) return
    // Nobody is written to before he was known; a quote or a proposal comes some weeks before the first contract.
    if (customer.customerSince !== null && day < addDays(customer.customerSince, -60)) return
    const now = day === this.world.today
    const { alone, by, ...fields } = draft
    this.count++
    this.world.add('interaction', {
      agencyId: customer.agencyId,
      portfolio: customer.portfolio,
      customerId: customer.id,
      // Of today only the early morning has passed for sure.
      at: instantOn(this.random, day, now ? 0.2 : alone ? 7 : 8.6, now ? 0.9 : alone ? 22.5 : 18.9),
      outcome: null,
      note: null,
      policyId: null,
      claimId: null,
      followUpOn: null,
      collaboratorId: alone ? null : (by ?? customer.collaboratorId),
      ...fields,
    })
  }

  /** Reminders and payments around the titles of a contract. */
  tellTitles(contract: Contract): void {
    const { holder, policy, titles } = contract
    for (const title of titles) {
      if (title.dueOn < this.oldest || title.state === 'STORNATO' || title.type === 'RIMBORSO') continue
      this.tellNotice(contract, title)
      const paidOn = title.collectedOn
      const late = daysBetween(title.dueOn, paidOn ?? this.world.today)
      if (late > 1) this.chase(holder, policy.id, title, late, paidOn)
      if (paidOn !== null && title.means !== 'SDD' && this.random.chance(0.09)) {
        this.write(holder, paidOn, {
          channel: title.means === 'LINK' || title.means === 'CARTA' ? 'EMAIL' : 'AGENZIA',
          direction: 'IN',
          kind: 'INCASSO',
          subject: talk.collected(title.gross, title.means),
          outcome: 'incassato',
          policyId: policy.id,
        })
      }
    }
  }

  /** the insurer warns of the end of an RC auto at least thirty days before. */
  private tellNotice({ holder, policy, known }: Contract, title: Title): void {
    const renewal = title.type === 'QUIETANZA_RINNOVO'
    const motor = renewal && known.product.mainBranch === '10'
    if (!this.random.chance(motor ? 0.45 : 0.05)) return
    const read = this.random.chance(0.55)
    this.write(holder, addDays(title.dueOn, -this.random.int(31, 38)), {
      channel: holder.email === null ? 'LETTERA' : 'EMAIL',
      direction: 'OUT',
      kind: 'AVVISO_SCADENZA',
      subject: talk.dueNotice(title.dueOn, policy.plate),
      outcome: holder.email === null ? 'spedito' : read ? 'letto' : 'non letto',
      policyId: policy.id,
      alone: true,
    })
  }

  private chase(holder: Customer, policyId: string, title: Title, late: number, paidOn: IsoDay | null): void {
    const { random } = this
    this.write(holder, addDays(title.dueOn, 3), {
      channel: holder.mobile === null ? 'EMAIL' : 'SMS',
      direction: 'OUT',
      kind: 'SOLLECITO',
      subject: talk.reminder(title.gross, title.dueOn),
      outcome: random.chance(0.85) ? 'consegnato' : 'non consegnato',
      policyId,
      alone: true,
    })
    if (late <= 9 && paidOn !== null) return
    const called = addDays(title.dueOn, random.int(8, 13))
    const promise = random.chance(0.6) ? addDays(called, random.int(2, 6)) : null
    this.write(holder, called, {
      channel: 'TELEFONO',
      direction: 'OUT',
      kind: 'SOLLECITO',
      subject: talk.reminderCall(title.dueOn),
      outcome: promise === null ? random.pick(talk.noAnswer) : talk.promise(promise),
      note: promise === null ? null : random.pick(talk.promiseNotes),
      policyId,
      followUpOn: promise,
      by: random.pick(this.office.backOffice).id,
    })
    if (late > 25) {
      this.write(holder, addDays(title.dueOn, random.int(17, 24)), {
        channel: 'LETTERA',
        direction: 'OUT',
        kind: 'SOLLECITO',
        subject: talk.outOfCover(title.dueOn),
        outcome: 'spedita',
        policyId,
        by: random.pick(this.office.backOffice).id,
      })
    }
  }

  tellClaim(holder: Customer, claim: Claim): void {
    const { random } = this
    const desk = random.pick(this.office.backOffice).id
    this.write(holder, claim.reportedOn, {
      channel: random.weighted([
        ['AGENZIA', 45],
        ['TELEFONO', 35],
        ['EMAIL', 12],
        ['APP_SMARTPHONE', 8],
      ]),
      direction: 'IN',
      kind: 'DENUNCIA_SINISTRO',
      subject: `Denuncia ${claim.number}: ${claim.description.charAt(0).toLowerCase()}${claim.description.slice(1)}`,
      outcome: claim.state === 'RESPINTO' ? 'denuncia ricevuta, coperture da verificare' : 'denuncia aperta',
      policyId: claim.policyId,
      claimId: claim.id,
      by: desk,
    })
    if (!random.chance(0.55)) return
    const asked = addDays(claim.reportedOn, random.int(6, 45))
    if (claim.closedOn !== null && asked > claim.closedOn) return
    this.write(holder, asked, {
      channel: 'TELEFONO',
      direction: random.chance(0.7) ? 'IN' : 'OUT',
      kind: 'CHIAMATA',
      subject: `Sinistro ${claim.number}: a che punto è`,
      outcome: random.pick(talk.claimAnswers),
      note: random.chance(0.3) ? random.pick(talk.claimNotes) : null,
      policyId: claim.policyId,
      claimId: claim.id,
      by: desk,
    })
  }

  tellQuote(holder: Customer, quote: Quote, product: string): void {
    const { random } = this
    this.write(holder, quote.createdOn, {
      channel: random.weighted([
        ['AGENZIA', 45],
        ['TELEFONO', 25],
        ['SITO_PUBBLICO', 15],
        ['EMAIL', 15],
      ]),
      direction: random.chance(0.7) ? 'IN' : 'OUT',
      kind: 'PREVENTIVO',
      subject: talk.quoteMade(product, quote.versions),
      outcome: talk.quoteOutcome(quote.state, quote.lossCause),
      policyId: quote.policyId,
    })
    if (quote.state === 'APERTO' || !random.chance(0.55)) return
    this.write(holder, addDays(quote.createdOn, random.int(3, 18)), {
      channel: random.chance(0.75) ? 'TELEFONO' : 'EMAIL',
      direction: 'OUT',
      kind: 'CHIAMATA',
      subject: `Seguito del preventivo ${product}`,
      outcome: talk.quoteFollowUp(random, quote.state),
      note: random.chance(0.3) ? random.pick(talk.quoteNotes) : null,
    })
  }

  /** Campaigns reach who said yes to promotions; the reserved area is the customer's own doing. */
  tellHabits(customer: Customer, promotions: boolean, contracts: readonly Contract[]): void {
    const { random, world } = this
    if (promotions) {
      for (const campaign of talk.campaigns) {
        if (!random.chance(0.2) || (customer.email === null && customer.mobile === null)) continue
        const read = random.unit()
        this.write(customer, addDays(world.today, -campaign.daysAgo - random.int(0, 3)), {
          channel: customer.email === null ? 'SMS' : 'EMAIL',
          direction: 'OUT',
          kind: 'CAMPAGNA',
          subject: `Campagna «${campaign.name}»`,
          outcome:
            read < 0.42
              ? 'letta'
              : read < 0.5
                ? 'letta, non ora'
                : read < 0.53
                  ? 'chiede un appuntamento'
                  : 'non letta',
          alone: true,
        })
      }
    }
    if (customer.kind === 'PF' && customer.email !== null && random.chance(0.12)) {
      const times = random.int(1, 4)
      for (let i = 0; i < times; i++) {
        const contract = contracts.length > 0 && random.chance(0.6) ? random.pick(contracts) : null
        this.write(customer, addDays(world.today, -random.int(1, contactHistoryDays)), {
          channel: random.chance(0.65) ? 'AREA_RISERVATA' : 'APP_SMARTPHONE',
          direction: 'IN',
          kind: 'ACCESSO_AREA_RISERVATA',
          subject: 'Accesso all’area riservata',
          outcome: random.pick(talk.areaVisits),
          policyId: contract?.policy.id ?? null,
          alone: true,
        })
      }
    }
  }

  /** Some five complaints a year in a large agency (domain.md section 5); the agency only passes them on. */
  tellComplaint(customer: Customer, contracts: readonly Contract[]): void {
    const { random, world } = this
    if (!random.chance(0.002)) return
    this.write(customer, addDays(world.today, -random.int(20, contactHistoryDays)), {
      channel: random.chance(0.7) ? 'EMAIL' : 'LETTERA',
      direction: 'IN',
      kind: 'RECLAMO',
      subject: `Reclamo: ${random.pick(talk.complaints)}`,
      outcome: 'trasmesso alla compagnia, cliente informato',
      policyId: contracts[0]?.policy.id ?? null,
      by: random.pick(this.office.backOffice).id,
    })
  }

  /** An ordinary contact: a visit, a call, a message. */
  tellOrdinary(customer: Customer, contracts: readonly Contract[]): void {
    const { random, world } = this
    const contract = contracts.length > 0 && random.chance(0.5) ? random.pick(contracts) : null
    const day = addDays(world.today, -1 - Math.floor(contactHistoryDays * random.unit() ** 1.4))
    const kind = random.weighted(talk.ordinaryKinds)
    const { asked, offered, outcomes, notes } = talk.ordinary[kind]
    const outward = random.chance(0.45)
    this.write(customer, day, {
      channel:
        kind === 'VISITA'
          ? 'AGENZIA'
          : kind === 'CHIAMATA'
            ? 'TELEFONO'
            : customer.email === null
              ? 'SMS'
              : 'EMAIL',
      direction: outward ? 'OUT' : 'IN',
      kind,
      subject: random.pick(outward ? offered : asked),
      outcome: random.chance(0.75) ? random.pick(outcomes) : null,
      note: random.chance(0.18) ? random.pick(notes) : null,
      policyId: contract?.policy.id ?? null,
      followUpOn: random.chance(0.08) ? addDays(day, random.int(3, 30)) : null,
    })
  }
}
