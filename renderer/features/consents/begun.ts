import type { z } from 'zod'
import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import { consent } from '../../../shared/features/consents/model.ts'

/** What an answer says, with its day, way, taker and paper: they change together or not at all. */
const answer = consent.pick({
  value: true,
  givenOn: true,
  source: true,
  takenById: true,
  channels: true,
  document: true,
})
export type BegunAnswer = z.infer<typeof answer>

const neverAsked: BegunAnswer = {
  value: 'UNKNOWN',
  givenOn: null,
  source: null,
  takenById: null,
  channels: [],
  document: null,
}

/** The text with which a draft keeps what stood there when somebody began to answer. */
export function keptText({ consent: now }: ConsentOnCard): string {
  return JSON.stringify(answer.parse(now ?? neverAsked))
}

/** What stood there when the answering was begun; null for a text that keeps nothing. */
export function readKept(text: string | undefined): BegunAnswer | null {
  if (text === undefined) return null
  try {
    return answer.parse(JSON.parse(text))
  } catch {
    // A draft of another version of the program: it is answered on what stands there now.
    return null
  }
}
