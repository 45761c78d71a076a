import { z } from 'zod'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'

/** domain.md section 4, network channels [s4 p.12]. */
export const networkChannel = z.enum([
  'AGENZIA',
  'SUBAGENZIA',
  'BROKER',
  'BANCA_SIM_POSTE',
  'ALTRO',
  'WEB',
  'CONTACT_CENTER',
])

/** domain.md section 4, roles. */
export const role = z.enum([
  'AGENTE_TITOLARE',
  'AGENTE_SOCIO',
  'RESPONSABILE_UFFICIO',
  'IMPIEGATO_FRONT',
  'IMPIEGATO_BACK',
  'SUBAGENTE',
  'PRODUTTORE',
  'SPECIALISTA',
  'DIREZIONE',
])
export type Role = z.infer<typeof role>

/** sections of the register of intermediaries. */
export const ruiSection = z.enum(['A', 'B', 'C', 'D', 'E', 'F'])

export const salesArea = z.object({ id: uuid, code: z.string(), name: z.string(), headName: z.string() })
export type SalesArea = z.infer<typeof salesArea>

export const district = z.object({
  id: uuid,
  areaId: uuid,
  code: z.string(),
  name: z.string(),
  headName: z.string(),
})
export type District = z.infer<typeof district>

/** The agency's own sheet [s4 p.13]. `agencyId` is its number, which leads every key at head office. */
export const agency = z.object({
  id: uuid,
  agencyId: z.int(),
  code: z.string(),
  name: z.string(),
  foundedOn: isoDay,
  street: z.string(),
  postcode: z.string(),
  municipality: z.string(),
  province: z.string(),
  phone: z.string(),
  email: z.string(),
  pec: z.string(),
  openingHours: z.string(),
  ruiSection,
  ruiNumber: z.string(),
  ruiSince: isoDay,
  districtId: uuid,
  lifeSpecialist: z.string().nullable(),
  nonLifeSpecialist: z.string().nullable(),
  territorySince: isoDay,
})
export type Agency = z.infer<typeof agency>

export const salePoint = z.object({
  id: uuid,
  agencyId: z.int(),
  code: z.string(),
  name: z.string(),
  channel: networkChannel,
  street: z.string(),
  postcode: z.string(),
  municipality: z.string(),
  province: z.string(),
  phone: z.string().nullable(),
  managerId: uuid.nullable(),
  openedOn: isoDay,
  closedOn: isoDay.nullable(),
})
export type SalePoint = z.infer<typeof salePoint>

/** A person of the agency as every colleague sees it; what only the office may know stands in `collaboratorFile`. */
export const collaborator = z.object({
  id: uuid,
  agencyId: z.int(),
  staffNumber: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  role,
  jobCode: z.string(),
  ruiSection: ruiSection.nullable(),
  ruiNumber: z.string().nullable(),
  ruiSince: isoDay.nullable(),
  /** section E is needed by who sells outside the premises. */
  worksOutside: z.boolean(),
  salePointId: uuid.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  startedOn: isoDay,
  endedOn: isoDay.nullable(),
})
export type Collaborator = z.infer<typeof collaborator>

export const collaboratorFile = z.object({
  id: uuid,
  agencyId: z.int(),
  collaboratorId: uuid,
  fiscalCode: z.string(),
  birthDate: isoDay,
  /** R-01b. */
  diploma: z.boolean(),
  /** R-08, hours of first training. */
  initialHours: z.int(),
})
export type CollaboratorFile = z.infer<typeof collaboratorFile>

/** A share of the agency's customers ("pertinenza"): the unit of visibility, bucket `p:<agency>.<number>`. */
export const portfolio = z.object({
  id: uuid,
  agencyId: z.int(),
  number: z.int(),
  name: z.string(),
  /** Null: the agency's own, worked by the office. */
  collaboratorId: uuid.nullable(),
})
export type Portfolio = z.infer<typeof portfolio>
