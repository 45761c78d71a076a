import type { Consent, ConsentPurpose } from '../../shared/features/consents/model.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { ContactChannel } from '../../shared/lib/codes.ts'
import { addDays, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** Of a hundred customers: how many said yes, how many were never asked (domain.md section 5). */
export const consentShares: Readonly<
  Record<'L1' | 'L2' | 'L3' | 'L4' | 'L5', { yes: number; unknown: number }>
> = {
  L1: { yes: 0.46, unknown: 0.36 },
  L2: { yes: 0.55, unknown: 0.1 },
  L3: { yes: 0.18, unknown: 0.34 },
  L4: { yes: 0.12, unknown: 0.36 },
  L5: { yes: 0.4, unknown: 0.32 },
}

const levels = ['L1', 'L2', 'L3', 'L4', 'L5'] as const

/** Writes the answers of a customer; health data are asked of whoever holds a policy with health questions. */
export function addConsents(
  world: World,
  random: Random,
  customer: Customer,
  options: { readonly since: IsoDay; readonly health: boolean; readonly prospect: boolean },
): Consent[] {
  const { since, health, prospect } = options
  const consents: Consent[] = []
  const give = (
    purpose: ConsentPurpose,
    value: Consent['value'],
    on: IsoDay,
    source: ContactChannel,
  ): void => {
    const answered = value === 'YES'
    consents.push(
      world.add('consent', {
        agencyId: customer.agencyId,
        portfolio: customer.portfolio,
        customerId: customer.id,
        purpose,
        controller: 'AGENZIA',
        value,
        givenOn: on,
        source,
        takenById: source === 'AGENZIA' || source === 'TELEFONO' ? customer.collaboratorId : null,
        channels: answered ? channelsOf(random, purpose, customer) : [],
        document: source === 'AGENZIA' ? `informativa ${on.slice(0, 4)}, firmata` : null,
      }),
    )
  }
  give('TRATTAMENTO', 'YES', since, 'AGENZIA')
  if (health) give('DATI_SENSIBILI', 'YES', later(random, since, world.today), 'AGENZIA')
  else if (!prospect && random.chance(0.3)) {
    give('DATI_SENSIBILI', random.chance(0.8) ? 'YES' : 'NO', later(random, since, world.today), 'AGENZIA')
  }
  // The optional levels are asked together, at the first visit or when the customer opened his reserved area.
  const on = random.chance(0.5) ? since : later(random, since, world.today)
  const source = on === since ? 'AGENZIA' : random.weighted(sources)
  for (const level of levels) {
    const { yes, unknown } = consentShares[level]
    const at = random.unit()
    if (at < unknown) continue
    const value = at < unknown + yes ? 'YES' : random.chance(0.1) ? 'WITHDRAWN' : 'NO'
    give(level, value, on, source)
  }
  return consents
}

const sources: readonly (readonly [ContactChannel, number])[] = [
  ['AREA_RISERVATA', 34],
  ['AGENZIA', 40],
  ['EMAIL', 12],
  ['APP_SMARTPHONE', 8],
  ['TELEFONO', 6],
]

function later(random: Random, since: IsoDay, today: IsoDay): IsoDay {
  const days = daysBetween(since, today)
  return days < 2 ? since : addDays(since, random.int(1, days - 1))
}

function channelsOf(random: Random, purpose: ConsentPurpose, customer: Customer): ContactChannel[] {
  if (purpose === 'TRATTAMENTO') return ['TELEFONO', 'EMAIL', 'SMS', 'LETTERA']
  if (purpose === 'DATI_SENSIBILI') return []
  const channels: ContactChannel[] = []
  if (customer.optOutSince === null && random.chance(0.75)) channels.push('TELEFONO')
  if (customer.email !== null && random.chance(0.9)) channels.push('EMAIL')
  if (customer.mobile !== null && random.chance(0.6)) channels.push('SMS')
  if (channels.length === 0 || random.chance(0.2)) channels.push('LETTERA')
  return channels
}
