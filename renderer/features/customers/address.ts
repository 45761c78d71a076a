import type { Customer } from '../../../shared/features/customers/model.ts'

type Address = Pick<Customer, 'street' | 'postcode' | 'municipality' | 'province'>

/** "Corso Traiano 41, Torino"; null when nothing is known. */
export function addressOf({ street, municipality }: Address): string | null {
  return [street, municipality].filter(Boolean).join(', ') || null
}

/** "Corso Traiano 41, 10135 Torino (TO)". */
export function fullAddressOf({ street, postcode, municipality, province }: Address): string | null {
  const place = [postcode, municipality, province && `(${province})`].filter(Boolean).join(' ')
  return [street, place].filter(Boolean).join(', ') || null
}
