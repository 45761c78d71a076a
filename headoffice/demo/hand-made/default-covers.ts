import { type Cover, cover } from '../covers.ts'
import type { ProductKey } from '../products.ts'

/** The usual covers of a product, sharing a yearly gross premium: the first takes what the others leave. */
export function defaultCovers(product: ProductKey, gross: number): readonly Cover[] {
  const part = (share: number) => Math.round((gross * share) / 10) * 10
  switch (product) {
    case 'AUTO':
    case 'MOTO':
    case 'AUTOCARRO': {
      const assistance = part(0.06)
      return [
        cover('10', 'RC auto', gross - assistance, { limit: 7_750_000 }),
        cover('18', 'Assistenza stradale', assistance),
      ]
    }
    case 'ABITARE': {
      const [water, liability] = [part(0.25), part(0.2)]
      return [
        cover('8', 'Incendio ed eventi naturali', gross - water - liability, {
          value: 180_000,
          deductible: 150,
        }),
        cover('9', 'Acqua condotta', water, { limit: 5000, deductible: 150 }),
        cover('13', 'RC della famiglia', liability, { limit: 500_000 }),
      ]
    }
    case 'INFORTUNI':
      return [cover('1', 'Invalidità permanente', gross, { limit: 100_000, share: 3 })]
    case 'SALUTE':
      return [
        cover('2', 'Ricoveri e interventi', gross - part(0.35), { limit: 150_000, deductible: 500 }),
        cover('2', 'Visite ed esami', part(0.35), { limit: 3000, share: 20 }),
      ]
    case 'TUTELA':
      return [cover('17', 'Tutela legale', gross, { limit: 30_000 })]
    case 'VIAGGI':
      return [cover('18', 'Assistenza in viaggio', gross, { limit: 10_000 })]
    case 'RC_PROFESSIONALE':
      return [cover('13', 'RC professionale', gross, { limit: 1_000_000, deductible: 1000 })]
    case 'RC_IMPRESA':
      return [cover('13', 'RC verso terzi', gross, { limit: 1_000_000, deductible: 500 })]
    case 'IMPRESA':
      return [
        cover('8', 'Incendio del contenuto e del fabbricato', gross - part(0.3), { value: 420_000 }),
        cover('9', 'Furto e rapina', part(0.3), { limit: 30_000, share: 10 }),
      ]
    case 'TCM':
      return [cover('I', 'Capitale in caso di morte', gross, { limit: 150_000 })]
    case 'PIP':
      return [cover('I', 'Rendita integrativa', gross)]
    case 'RISPARMIO':
      return [cover('I', 'Capitale rivalutabile', gross)]
    default:
      throw new Error(`No usual covers for ${product}`)
  }
}
