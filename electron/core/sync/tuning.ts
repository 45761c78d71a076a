/** What a test turns so that minutes become moments; the program runs with `TUNING`. */
export type Tuning = {
  /** The poll behind the nudges waits this long, up to twice (sync.md section 9). */
  pollMs: number
  /** First step of the back-off. */
  backoffMs: number
  /** A mirror that has something to show is shown first: sync begins this much later. */
  settleMs: number
  /** How far this computer's clock is from the true time (fault 40). */
  clockErrorMs: number
}

export const TUNING: Tuning = { pollMs: 5 * 60 * 1000, backoffMs: 1000, settleMs: 500, clockErrorMs: 0 }
