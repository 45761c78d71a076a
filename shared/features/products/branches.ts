import { type BranchCode, type BranchKind, type BusinessArea, branchCode } from '../../lib/codes.ts'

/** A ministerial branch (art. 2 CAP): its code and what it insures, in Italian as the law names it. */
export type Branch = { readonly code: BranchCode; readonly name: string; readonly life: boolean }

const nameOf: Readonly<Record<BranchCode, string>> = {
  '1': 'Infortuni',
  '2': 'Malattia',
  '3': 'Corpi di veicoli terrestri',
  '4': 'Corpi di veicoli ferroviari',
  '5': 'Corpi di veicoli aerei',
  '6': 'Corpi di veicoli marittimi, lacustri e fluviali',
  '7': 'Merci trasportate',
  '8': 'Incendio ed elementi naturali',
  '9': 'Altri danni ai beni',
  '10': 'RC autoveicoli terrestri',
  '11': 'RC aeromobili',
  '12': 'RC veicoli marittimi, lacustri e fluviali',
  '13': 'RC generale',
  '14': 'Credito',
  '15': 'Cauzione',
  '16': 'Perdite pecuniarie',
  '17': 'Tutela legale',
  '18': 'Assistenza',
  I: 'Durata della vita umana',
  II: 'Nuzialità e natalità',
  III: 'Unit e index linked',
  IV: 'Malattia e non autosufficienza di lunga durata',
  V: 'Capitalizzazione',
  VI: 'Fondi collettivi (pensione)',
}

const lifeBranches: ReadonlySet<BranchCode> = new Set(['I', 'II', 'III', 'IV', 'V', 'VI'])

/** All 24 branches, danni first, in the order of the law. */
export const branches: readonly Branch[] = branchCode.options.map((code) => ({
  code,
  name: nameOf[code],
  life: isLifeBranch(code),
}))

/** Italian name of a branch. */
export function branchName(code: BranchCode): string {
  return nameOf[code]
}

/** True for I to VI. */
export function isLifeBranch(code: BranchCode): boolean {
  return lifeBranches.has(code)
}

/** Which rule governs unpaid premiums of a policy with these branches: 10 makes it RC auto. */
export function branchKindOf(codes: readonly BranchCode[]): BranchKind {
  if (codes.includes('10')) return 'RCA'
  return codes.some(isLifeBranch) ? 'VITA' : 'DANNI'
}

/** Business area of a policy: AUTO when it holds a vehicle branch (accessories follow it), VITA, else RE. */
export function businessAreaOf(codes: readonly BranchCode[]): BusinessArea {
  if (isVehicle(codes)) return 'AUTO'
  return codes.some(isLifeBranch) ? 'VITA' : 'RE'
}

/** True when the covers are about a motor vehicle: branch 10 or 3. */
export function isVehicle(codes: readonly BranchCode[]): boolean {
  return codes.includes('10') || codes.includes('3')
}
