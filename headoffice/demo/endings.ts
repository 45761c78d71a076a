import type { Policy } from '../../shared/features/policies/model.ts'
import type { PolicyKind } from './products.ts'
import type { Random } from './random.ts'

/** How a contract ended: the stored state, the reason, and whether it ran to its expiry. */
export type Ending = {
  readonly state: Extract<Policy['state'], 'SCADUTA' | 'STORNATA'>
  readonly reason: NonNullable<Policy['stornoReason']>
  readonly atExpiry: boolean
  /** The customer gave notice (disdetta). */
  readonly notice: boolean
  /** Part of the premium was paid back. */
  readonly refund: boolean
}

function expired(notice: boolean): Ending {
  return { state: 'SCADUTA', reason: 'NATURALE_SCADENZA', atExpiry: true, notice, refund: false }
}

function cancelled(reason: Ending['reason'], refund = false): Ending {
  return { state: 'STORNATA', reason, atExpiry: false, notice: false, refund }
}

const auto: readonly (readonly [Ending, number])[] = [
  [expired(false), 77],
  [expired(true), 6],
  [cancelled('CESSAZIONE_RISCHIO', true), 9],
  [cancelled('DEMOLIZIONE_FURTO', true), 6],
  [cancelled('MANCATA_RIATTIVAZIONE'), 1],
  [cancelled('DOCUMENTI_IRREGOLARI'), 1],
]

const other: readonly (readonly [Ending, number])[] = [
  [expired(true), 58],
  [cancelled('CESSAZIONE_RISCHIO', true), 15],
  [cancelled('RISOLUZIONE_AUTOMATICA'), 13],
  [cancelled('RECESSO_ASSICURATO'), 6],
  [cancelled('RECESSO_ASSICURATORE'), 4],
  [cancelled('ANNULLAMENTO_CONSENSUALE', true), 3],
  [cancelled('DIREZIONALE'), 1],
]

const life: readonly (readonly [Ending, number])[] = [
  [expired(false), 45],
  [cancelled('RECESSO_ASSICURATO'), 40],
  [cancelled('RISOLUZIONE_AUTOMATICA'), 15],
]

/** Draws how a contract of a kind ended. */
export function endingOf(random: Random, kind: PolicyKind): Ending {
  return random.weighted(kind === 'AUTO' ? auto : kind === 'VITA' ? life : other)
}
