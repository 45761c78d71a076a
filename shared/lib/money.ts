import { z } from 'zod'

/** An amount in euro cents: a safe integer, negative for refunds. Never a float, never a string. */
export const cents = z.int()
export type Cents = z.infer<typeof cents>

/** Sum of amounts, in cents. Throws RangeError when the result leaves the safe integers. */
export function addCents(...amounts: readonly Cents[]): Cents {
  let total = 0
  for (const amount of amounts) total += amount
  return safe(total)
}

/**
 * Splits an amount into `parts` amounts that differ by at most one cent and sum to it exactly; the odd cents
 * go to the first parts, as on an instalment plan. Throws RangeError when `parts` is not a positive integer.
 */
export function splitCents(amount: Cents, parts: number): Cents[] {
  if (!Number.isInteger(parts) || parts < 1) throw new RangeError(`Cannot split into ${parts} parts`)
  const sign = amount < 0 ? -1 : 1
  const whole = Math.abs(safe(amount))
  const rest = whole % parts
  const base = (whole - rest) / parts
  return Array.from({ length: parts }, (_, index) => zeroed(sign * (index < rest ? base + 1 : base)))
}

/**
 * A share of an amount: `basisPoints` are hundredths of a percent (12.74 % = 1274). Rounds half away from
 * zero, as on a premium receipt. Throws RangeError on amounts that are not safe integers.
 */
export function percentOfCents(amount: Cents, basisPoints: number): Cents {
  if (!Number.isSafeInteger(basisPoints)) throw new RangeError(`Not whole basis points: ${basisPoints}`)
  // BigInt because 900 billion euro cents times a rate leaves the safe integers long before the amount does.
  const product = BigInt(safe(amount)) * BigInt(basisPoints)
  const negative = product < 0n
  const rounded = ((negative ? -product : product) + 5_000n) / 10_000n
  return safe(zeroed(Number(negative ? -rounded : rounded)))
}

function safe(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of cents: ${amount}`)
  return amount
}

/** Minus zero would print as "-0,00". */
function zeroed(amount: number): number {
  return amount === 0 ? 0 : amount
}
