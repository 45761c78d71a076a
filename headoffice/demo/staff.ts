import type { Role } from '../../shared/features/network/model.ts'
import type { Sex } from '../../shared/lib/fiscal-code.ts'

/** A person of an agency before the office has given the number of staff. */
export type StaffDraft = {
  readonly lastName: string
  readonly firstName: string
  readonly sex: Sex
  readonly born: string
  readonly role: Role
  readonly jobCode: string
  /** Name of the point of sale; the seat without it. */
  readonly salePoint?: string
  /** Left some weeks ago (K-22, K-24). */
  readonly ended?: boolean
  /** Came in this month (K-21, K-23). */
  readonly recent?: boolean
}

/** The people of the pictures (042) and those of 117: domain.md section 5, two agents, four sub-agents, six employees. */
export function knownStaff(agencyId: number): readonly StaffDraft[] {
  return agencyId === 42 ? torino : agencyId === 117 ? chieri : []
}

const torino: readonly StaffDraft[] = [
  {
    lastName: 'Bertone',
    firstName: 'Giorgio',
    sex: 'M',
    born: '1964-04-18',
    role: 'AGENTE_TITOLARE',
    jobCode: 'AGE0001',
  },
  {
    lastName: 'Bertone',
    firstName: 'Silvia',
    sex: 'F',
    born: '1991-10-02',
    role: 'AGENTE_SOCIO',
    jobCode: 'AGE0002',
  },
  {
    lastName: 'Marchisio',
    firstName: 'Paola',
    sex: 'F',
    born: '1969-02-27',
    role: 'RESPONSABILE_UFFICIO',
    jobCode: 'IMP0005',
  },
  {
    lastName: 'Rinaldi',
    firstName: 'Marta',
    sex: 'F',
    born: '1986-06-11',
    role: 'IMPIEGATO_BACK',
    jobCode: 'IMP0002',
  },
  {
    lastName: 'Oddone',
    firstName: 'Sara',
    sex: 'F',
    born: '1990-01-23',
    role: 'IMPIEGATO_BACK',
    jobCode: 'IMP0003',
  },
  {
    lastName: 'Ferrero',
    firstName: 'Elisa',
    sex: 'F',
    born: '1983-09-05',
    role: 'IMPIEGATO_FRONT',
    jobCode: 'IMP0001',
  },
  {
    lastName: 'Allasia',
    firstName: 'Chiara',
    sex: 'F',
    born: '1997-12-14',
    role: 'IMPIEGATO_FRONT',
    jobCode: 'IMP0001',
  },
  {
    lastName: 'Costamagna',
    firstName: 'Fabio',
    sex: 'M',
    born: '2001-03-30',
    role: 'IMPIEGATO_FRONT',
    jobCode: 'IMP0001',
    recent: true,
  },
  {
    lastName: 'Gandino',
    firstName: 'Luca',
    sex: 'M',
    born: '1978-07-21',
    role: 'SUBAGENTE',
    jobCode: 'SUB0001',
    salePoint: 'Mirafiori',
  },
  {
    lastName: 'Pautasso',
    firstName: 'Ivo',
    sex: 'M',
    born: '1971-11-08',
    role: 'SUBAGENTE',
    jobCode: 'SUB0001',
    salePoint: 'Moncalieri',
  },
  {
    lastName: 'Bruno',
    firstName: 'Nadia',
    sex: 'F',
    born: '1988-05-16',
    role: 'SUBAGENTE',
    jobCode: 'SUB0001',
    salePoint: 'Barriera di Milano',
  },
  {
    lastName: 'Vigna',
    firstName: 'Carlo',
    sex: 'M',
    born: '1967-08-29',
    role: 'SUBAGENTE',
    jobCode: 'SUB0001',
  },
  {
    lastName: 'Scaglia',
    firstName: 'Monica',
    sex: 'F',
    born: '1974-04-04',
    role: 'SUBAGENTE',
    jobCode: 'SUB0001',
    ended: true,
  },
  {
    lastName: 'Tibaldi',
    firstName: 'Giulia',
    sex: 'F',
    born: '1995-02-12',
    role: 'IMPIEGATO_FRONT',
    jobCode: 'IMP0001',
    ended: true,
  },
]

const chieri: readonly StaffDraft[] = [
  {
    lastName: 'Taricco',
    firstName: 'Enrico',
    sex: 'M',
    born: '1970-03-12',
    role: 'AGENTE_TITOLARE',
    jobCode: 'AGE0001',
  },
  {
    lastName: 'Vergnano',
    firstName: 'Anna',
    sex: 'F',
    born: '1976-08-25',
    role: 'AGENTE_SOCIO',
    jobCode: 'AGE0002',
  },
  {
    lastName: 'Gastaldi',
    firstName: 'Laura',
    sex: 'F',
    born: '1981-01-19',
    role: 'IMPIEGATO_BACK',
    jobCode: 'IMP0002',
  },
  {
    lastName: 'Mosso',
    firstName: 'Simone',
    sex: 'M',
    born: '1993-06-07',
    role: 'IMPIEGATO_BACK',
    jobCode: 'IMP0003',
  },
  {
    lastName: 'Robaldo',
    firstName: 'Pietro',
    sex: 'M',
    born: '1979-10-30',
    role: 'SUBAGENTE',
    jobCode: 'SUB0001',
    salePoint: 'Santena',
  },
]
