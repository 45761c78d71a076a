import type { PaymentMeans } from '../../shared/lib/codes.ts'
import type { Random } from './random.ts'

// The late-payer curve of domain.md section 5: of the titles due, 12 % are unpaid at day 0, 4 % at day 15 and 1.5 % at
// day 60. Lateness is a habit: a quarter of the customers pays late three times as often as the average.

export const lateShare = 0.12
/** Of those who are late: 3.3 % of RC auto renewals come after day 15 and none after day 60, so others weigh more. */
const renewals = { afterFifteen: 0.033 / lateShare, afterSixty: 0 }
const others = { afterFifteen: 0.5, afterSixty: 0.27 }

/** How often a customer pays after the due day. */
export function lateHabit(random: Random): number {
  return random.chance(0.25) ? 0.395 : 0.046
}

/** Days from the due day to the payment; negative when it came early. `longest` is where a contract ends instead. */
export function paymentDelay(random: Random, late: number, longest: number): number {
  const { afterFifteen, afterSixty } = longest <= 60 ? renewals : others
  if (!random.chance(late)) return -Math.floor(random.wait(5)) + (random.chance(0.35) ? 0 : -1)
  const at = random.unit()
  const days =
    at < afterSixty ? random.int(61, 170) : at < afterFifteen ? random.int(16, 60) : random.int(1, 15)
  return days > longest ? random.int(1, longest) : days
}

/** First premiums are paid when the contract is signed, seldom some days later. */
export function firstPaymentDelay(random: Random): number {
  return random.chance(0.93) ? -random.int(1, 6) : random.int(0, 5)
}

/** How a premium was paid. Cash never for life, nor above 750 euros a year for other danni. */
export function drawMeans(
  random: Random,
  life: boolean,
  cashAllowed: boolean,
  online: boolean,
): PaymentMeans {
  if (life) return random.chance(0.7) ? 'SDD' : 'BONIFICO'
  if (online)
    return random.weighted([
      ['LINK', 40],
      ['CARTA', 30],
      ['BONIFICO', 30],
    ])
  return random.weighted([
    ['POS', 42],
    ['BONIFICO', 19],
    ['SDD', 10],
    ['ASSEGNO', 8],
    ['CONTANTI', cashAllowed ? 13 : 0],
    ['CARTA', 4],
    ['LINK', 4],
  ])
}
