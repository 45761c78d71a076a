import { z } from 'zod'
import { provinces } from './municipalities.ts'

/** CAR also for vans, lorries and (beginning with X) trailers since 1994; PROVINCIAL for the series before. */
export type PlateKind = 'CAR' | 'MOTORCYCLE' | 'PROVINCIAL'

// The current series leaves out the letters that look like digits, and Q.
const letters = '[ABCDEFGHJKLMNPRSTVWXYZ]'
const car = new RegExp(`^${letters}{2}\\d{3}${letters}{2}$`)
const motorcycle = new RegExp(`^${letters}{2}\\d{5}$`)
const provincial = /^(ROMA|[A-Z]{2})([0-9A-Z]{4,6})$/
// Signs that old plates bear and today's provinces do not: Rome in full, Pesaro, Forlì.
const oldSigns: ReadonlySet<string> = new Set(['ROMA', 'PS', 'FO', ...provinces.map(({ sign }) => sign)])

/** The stored form of a typed plate: capitals, no spaces, dashes or dots. Not checked. */
export function normalPlate(text: string): string {
  return text.toUpperCase().replace(/[\s.\-·]/g, '')
}

/**
 * The kind of an Italian plate in stored form; null when it is none (a foreign plate, a moped, or a slip). Five digits
 * after two letters are a motorcycle unless a letter excludes it: old plates of some provinces look the same.
 */
export function plateKind(plate: string): PlateKind | null {
  if (car.test(plate)) return 'CAR'
  if (motorcycle.test(plate)) return 'MOTORCYCLE'
  const old = provincial.exec(plate)
  if (old === null || !oldSigns.has(old[1] ?? '')) return null
  // One letter at most among the figures: TO 123456, MI A12345, MI 1A2345.
  return (old[2] ?? '').replace(/\d/g, '').length <= 1 ? 'PROVINCIAL' : null
}

/** A plate as people read it: 'GH 482 WP', 'AB 12345', 'TO A12345'. What is no Italian plate stays as it is. */
export function displayPlate(plate: string): string {
  switch (plateKind(plate)) {
    case 'CAR':
      return `${plate.slice(0, 2)} ${plate.slice(2, 5)} ${plate.slice(5)}`
    case 'MOTORCYCLE':
      return `${plate.slice(0, 2)} ${plate.slice(2)}`
    case 'PROVINCIAL': {
      const sign = plate.startsWith('ROMA') ? 4 : 2
      return `${plate.slice(0, sign)} ${plate.slice(sign)}`
    }
    case null:
      return plate
  }
}

/** An Italian plate in stored form. */
export const italianPlate = z.string().refine((text) => plateKind(text) !== null, { error: 'plate' })
