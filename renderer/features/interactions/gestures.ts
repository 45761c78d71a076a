import type { Interaction } from '../../../shared/features/interactions/model.ts'
import type { LabelKey } from '../../../shared/i18n/catalogue.ts'

/** How people are in touch, as one says it. */
export const gestures = ['call', 'visit', 'email', 'message'] as const
export type Gesture = (typeof gestures)[number]

interface GestureRule {
  readonly kind: Interaction['kind']
  readonly channel: Interaction['channel']
  /** What comes of it most of the time, each chosen by one key. */
  readonly outcomes: readonly LabelKey[]
}

export const gestureRules: Readonly<Record<Gesture, GestureRule>> = {
  call: {
    kind: 'CHIAMATA',
    channel: 'TELEFONO',
    outcomes: [
      'interactions.outcome.talked',
      'interactions.outcome.noAnswer',
      'interactions.outcome.voicemail',
      'interactions.outcome.callBack',
      'interactions.outcome.agreed',
      'interactions.outcome.notInterested',
    ],
  },
  visit: {
    kind: 'VISITA',
    channel: 'AGENZIA',
    outcomes: [
      'interactions.outcome.met',
      'interactions.outcome.away',
      'interactions.outcome.postponed',
      'interactions.outcome.papers',
      'interactions.outcome.signed',
    ],
  },
  email: {
    kind: 'MESSAGGIO',
    channel: 'EMAIL',
    outcomes: [
      'interactions.outcome.sent',
      'interactions.outcome.answered',
      'interactions.outcome.papers',
      'interactions.outcome.bounced',
    ],
  },
  message: {
    kind: 'MESSAGGIO',
    channel: 'SMS',
    outcomes: [
      'interactions.outcome.sent',
      'interactions.outcome.answered',
      'interactions.outcome.agreed',
      'interactions.outcome.undelivered',
    ],
  },
}

/** After these what was promised is still to do: nobody was reached. */
export const vainOutcomes: readonly LabelKey[] = [
  'interactions.outcome.noAnswer',
  'interactions.outcome.voicemail',
  'interactions.outcome.callBack',
  'interactions.outcome.away',
  'interactions.outcome.postponed',
  'interactions.outcome.bounced',
  'interactions.outcome.undelivered',
]

/** The gesture that a contact was, as far as its kind and channel tell. */
export function gestureOf({ kind, channel }: Pick<Interaction, 'kind' | 'channel'>): Gesture {
  if (kind === 'VISITA' || channel === 'AGENZIA') return 'visit'
  if (channel === 'EMAIL') return 'email'
  return channel === 'TELEFONO' ? 'call' : 'message'
}
