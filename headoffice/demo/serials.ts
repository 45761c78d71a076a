import type { IsoDay } from '../../shared/lib/dates.ts'

/** Running numbers of policies, claims and quotes. Numbers used by the hand-made customers are kept free. */
export class Serials {
  private readonly counters = new Map<string, number>()
  private readonly taken = new Set<string>()
  private readonly year: string

  constructor(today: IsoDay) {
    this.year = today.slice(2, 4)
  }

  /** Takes a number out of the game. */
  reserve(number: string): string {
    this.taken.add(number)
    return number
  }

  /** Eight digits, the first two from the product line: no order, as when many agencies draw from one counter. */
  policy(line: string): string {
    for (;;) {
      // A prime modulus and a factor without common divisor: every number once before the first returns.
      const number =
        line + String((this.next(`policy ${line}`) * 377_113 + 51_817) % 999_983).padStart(6, '0')
      if (!this.taken.has(number)) return number
    }
  }

  /** 'YY/NNNN' by the year of the report. */
  claim(reportedOn: IsoDay): string {
    const year = reportedOn.slice(2, 4)
    for (;;) {
      const number = `${year}/${String(this.next(`claim ${year}`) + 1).padStart(4, '0')}`
      if (!this.taken.has(number)) return number
    }
  }

  quote(createdOn: IsoDay): string {
    const year = createdOn.slice(2, 4)
    return `P${year}-${String(this.next(`quote ${year}`) + 1).padStart(5, '0')}`
  }

  staff(): string {
    return `M${this.year}${String(this.next('staff') + 101).padStart(4, '0')}`
  }

  private next(name: string): number {
    const count = this.counters.get(name) ?? 0
    this.counters.set(name, count + 1)
    return count
  }
}
