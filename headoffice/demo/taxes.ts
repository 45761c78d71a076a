import type { BranchCode } from '../../shared/lib/codes.ts'

// Insurance tax in basis points of the net premium. From domain.md section 2: RC auto with the province's 16 % (Torino) and
// the 10.5 % for the health service, 2.5 % for accident and illness, 22.25 % for fire, other damage and liability,
// nothing for life. The rates of own damage, legal protection and assistance are general knowledge, not read in a source.
const rates: Readonly<Record<BranchCode, number>> = {
  '1': 250,
  '2': 250,
  '3': 1350,
  '4': 1350,
  '5': 1350,
  '6': 1350,
  '7': 1350,
  '8': 2225,
  '9': 2225,
  '10': 2650,
  '11': 2225,
  '12': 2225,
  '13': 2225,
  '14': 1250,
  '15': 1250,
  '16': 2225,
  '17': 1250,
  '18': 1000,
  I: 0,
  II: 0,
  III: 0,
  IV: 0,
  V: 0,
  VI: 0,
}

/** The net premium within a gross one, in whole cents. */
export function netOf(gross: number, branch: BranchCode): number {
  return Math.round((gross * 10_000) / (10_000 + rates[branch]))
}

/** Commission on the taxable premium in basis points (rates of 2021, domain.md section 5). */
export const commissionRates = { AUTO: 1274, RE: 2156, VITA: 219, BANCA: 0, IMMOBILI: 0 } as const
