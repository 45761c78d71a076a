import { assertNever } from '../../lib/assert-never.ts'
import { type BranchCode, type NeedArea, needArea } from '../../lib/codes.ts'
import { isVehicle } from './branches.ts'

/** What decides the need areas beside the branches. */
export type NeedAreaFlags = {
  /** Insured as a firm or for a trade, not as a private person. */
  readonly business: boolean
  /** A pension form (PIP, fund): its savings count as PREVIDENZA. */
  readonly pension: boolean
  /** Branch I in case of death (TCM): FAMIGLIA_REDDITO, not savings. */
  readonly death: boolean
}

const noFlags: NeedAreaFlags = { business: false, pension: false, death: false }

/** Need area of one cover, by its branch (domain.md section 4; branches the list leaves out are placed here). */
export function needAreaOfBranch(code: BranchCode, flags: NeedAreaFlags = noFlags): NeedArea {
  switch (code) {
    case '3':
    case '4':
    case '5':
    case '6':
    case '10':
    case '11':
    case '12':
      return 'MOBILITA'
    case '8':
    case '9':
    case '13':
      return flags.business ? 'ATTIVITA_IMPRESA' : 'CASA_PATRIMONIO'
    case '1':
    case '2':
    case 'IV':
      return 'SALUTE_INFORTUNI'
    case '16':
      return flags.business ? 'ATTIVITA_IMPRESA' : 'FAMIGLIA_REDDITO'
    case '7':
    case '14':
    case '15':
      return 'ATTIVITA_IMPRESA'
    case '17':
    case '18':
      return 'TUTELA_VIAGGI'
    case 'II':
      return 'FAMIGLIA_REDDITO'
    case 'I':
      if (flags.pension) return 'PREVIDENZA'
      return flags.death ? 'FAMIGLIA_REDDITO' : 'RISPARMIO_INVESTIMENTO'
    case 'III':
    case 'V':
      return flags.pension ? 'PREVIDENZA' : 'RISPARMIO_INVESTIMENTO'
    case 'VI':
      return 'PREVIDENZA'
    default:
      return assertNever(code, 'branch')
  }
}

/**
 * Need areas of a policy as bits (see needAreaBit). The accessories of a vehicle policy (driver's accident, legal
 * protection, roadside help) are part of mobility: counting them would make every car owner a cross-selling success.
 */
export function needAreasOfPolicy(codes: readonly BranchCode[], flags: NeedAreaFlags = noFlags): number {
  if (isVehicle(codes)) return needAreaBit('MOBILITA')
  return codes.reduce((mask, code) => mask | needAreaBit(needAreaOfBranch(code, flags)), 0)
}

/** Bit of an area: 1 for the first of the list, 2 for the second, up to 128. */
export function needAreaBit(area: NeedArea): number {
  return 1 << needArea.options.indexOf(area)
}

/** Areas as one number, for storing and for counting over many policies with `|`. */
export function needAreaMask(areas: Iterable<NeedArea>): number {
  let mask = 0
  for (const area of areas) mask |= needAreaBit(area)
  return mask
}

/** The areas of a mask, in the order in which they are shown. */
export function needAreasOfMask(mask: number): NeedArea[] {
  return needArea.options.filter((area) => (mask & needAreaBit(area)) !== 0)
}

/** How many areas a mask holds: 2 or more is a cross-selling customer (K-16). */
export function countNeedAreas(mask: number): number {
  return needAreasOfMask(mask).length
}
