import type { Uuid } from '../../shared/lib/ids.ts'
import { Random } from './random.ts'

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Ids in the shape of UUIDv7 that depend on the seed alone. One millisecond per row and table, so that they grow in
 * loading order: a load then appends to every index instead of jumping about in it.
 */
export class IdMint {
  private readonly counters = new Map<string, number>()
  private readonly seed: number
  private readonly baseMs: number
  private readonly randoms = new Map<string, Random>()

  constructor(seed: number, baseMs: number) {
    this.seed = seed
    this.baseMs = baseMs
  }

  next(table: string): Uuid {
    const count = this.counters.get(table) ?? 0
    this.counters.set(table, count + 1)
    let random = this.randoms.get(table)
    if (random === undefined) {
      random = new Random(this.seed, 'ids', table)
      this.randoms.set(table, random)
    }
    const time = (this.baseMs + count).toString(16).padStart(12, '0')
    const [x, y, z] = [random.word(), random.word(), random.word()]
    const versioned = 0x70 | ((x >>> 24) & 0x0f)
    const variant = 0x80 | ((x >>> 8) & 0x3f)
    return `${time.slice(0, 8)}-${time.slice(8)}-${hex[versioned]}${byteOf(x, 16)}-${hex[variant]}${byteOf(x, 0)}-${wordHex(y)}${byteOf(z, 8)}${byteOf(z, 0)}`
  }
}

function byteOf(word: number, shift: number): string {
  return hex[(word >>> shift) & 0xff] as string
}

function wordHex(word: number): string {
  return byteOf(word, 24) + byteOf(word, 16) + byteOf(word, 8) + byteOf(word, 0)
}
