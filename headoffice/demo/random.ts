/**
 * Random numbers that are the same on every machine: sfc32 (Chris Doty-Humphrey, PractRand), seeded from names.
 * Each part of the generator draws from a stream of its own name, so that a change in one leaves the others alone.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(...names: readonly (string | number)[]) {
    const [a, b, c] = hashed(names.join('/'))
    this.a = a
    this.b = b
    this.c = c
    for (let i = 0; i < 12; i++) this.word()
  }

  /** 32 random bits as an unsigned integer. */
  word(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    return sum >>> 0
  }

  /** At least 0 and below 1. */
  unit(): number {
    return this.word() / 0x1_0000_0000
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  /** A number from `low` up to `high`. */
  between(low: number, high: number): number {
    return low + this.unit() * (high - low)
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.unit() * list.length)] as T
  }

  /** One of the pairs' values, in proportion to their weights. */
  weighted<T>(pairs: readonly (readonly [T, number])[]): T {
    let total = 0
    for (const [, weight] of pairs) total += weight
    let at = this.unit() * total
    for (const [value, weight] of pairs) {
      at -= weight
      if (at < 0) return value
    }
    return (pairs.at(-1) as readonly [T, number])[0]
  }

  /** Standard normal (Box and Muller; the second value is thrown away). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit())
  }

  /** Log-normal with the given mean; `spread` is the deviation of its logarithm. */
  logNormal(mean: number, spread: number): number {
    return mean * Math.exp(spread * this.normal() - (spread * spread) / 2)
  }

  /** Exponential with the given mean: waiting times. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.unit())
  }

  /** How many events happen when `mean` are expected (Knuth; for small means). */
  poisson(mean: number): number {
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = this.unit(); product > limit; product *= this.unit()) count++
    return count
  }

  /** The list in random order; the list itself stays. */
  shuffled<T>(list: readonly T[]): T[] {
    const result = [...list]
    for (let i = result.length - 1; i > 0; i--) {
      const j = Math.floor(this.unit() * (i + 1))
      const kept = result[i] as T
      result[i] = result[j] as T
      result[j] = kept
    }
    return result
  }
}

/** Three seed words from a text (xmur3 by bryc, public domain). */
function hashed(text: string): [number, number, number] {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  const next = () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return h
  }
  return [next(), next(), next()]
}
