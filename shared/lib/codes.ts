import { z } from 'zod'

// Code lists of docs/domain.md section 4 that more than one feature needs. A list that belongs to a single
// feature stands in that feature's model.ts.

/** Stored state of a policy. DISDETTATA runs to its expiry; coverage is never read from here (see coverageState). */
export const policyState = z.enum([
  'PROPOSTA',
  'EMESSA_NON_PERFEZIONATA',
  'IN_VIGORE',
  'SOSPESA',
  'DISDETTATA',
  'SOSTITUITA',
  'STORNATA',
  'SCADUTA',
])
export type PolicyState = z.infer<typeof policyState>

/** Coverage of a policy on a day: derived from its titles, never stored by hand. */
export const coverageState = z.enum([
  'NON_ATTIVA',
  'COPERTA',
  'IN_COMPORTO',
  'ESTESA_15GG',
  'FUORI_COPERTURA',
  'CESSATA',
])
export type CoverageState = z.infer<typeof coverageState>

/** Type of a premium title (titolo). */
export const titleType = z.enum([
  'PRIMA_RATA',
  'RATA_INTERMEDIA',
  'QUIETANZA_RINNOVO',
  'APPENDICE',
  'REGOLAZIONE',
  'RIMBORSO',
])
export type TitleType = z.infer<typeof titleType>

/** Stored state of a title. The two SOSPESO states put cover on while the money is pending. */
export const titleState = z.enum([
  'EMESSO',
  'SOSPESO_SUBAGENTE',
  'SOSPESO_BANCA',
  'INCASSATO',
  'RIMESSO',
  'STORNATO',
])
export type TitleState = z.infer<typeof titleState>

/** What a title is on a day: its stored state, or one of the four derived ones. */
export const titleDisplayState = z.enum([
  ...titleState.options,
  'IN_SCADENZA',
  'INSOLUTO',
  'IN_COMPORTO',
  'FUORI_COPERTURA',
])
export type TitleDisplayState = z.infer<typeof titleDisplayState>

/** How often a premium is paid. The exchange codes are in paymentFrequencyCode. */
export const paymentFrequency = z.enum([
  'UNICO',
  'ANNUALE',
  'SEMESTRALE',
  'QUADRIMESTRALE',
  'TRIMESTRALE',
  'MENSILE',
])
export type PaymentFrequency = z.infer<typeof paymentFrequency>

/** The number that stands for a frequency in exchanges with the insurer; it is also the instalments a year. */
export const paymentFrequencyCode = {
  UNICO: 0,
  ANNUALE: 1,
  SEMESTRALE: 2,
  QUADRIMESTRALE: 3,
  TRIMESTRALE: 4,
  MENSILE: 12,
} as const satisfies Record<PaymentFrequency, number>

/** Whole months between two instalments of a frequency; null for a single premium. */
export function monthsBetweenInstalments(frequency: PaymentFrequency): number | null {
  const perYear = paymentFrequencyCode[frequency]
  return perYear === 0 ? null : 12 / perYear
}

/** How a premium was paid. */
export const paymentMeans = z.enum(['CONTANTI', 'POS', 'ASSEGNO', 'BONIFICO', 'SDD', 'CARTA', 'LINK'])
export type PaymentMeans = z.infer<typeof paymentMeans>

/** Ministerial branch: danni '1'..'18' (art. 2 CAP), vita 'I'..'VI'. */
export const branchCode = z.enum([
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
])
export type BranchCode = z.infer<typeof branchCode>

/** Which rule of law governs unpaid premiums: RC auto, other danni, life. */
export const branchKind = z.enum(['RCA', 'DANNI', 'VITA'])
export type BranchKind = z.infer<typeof branchKind>

/** The eight need areas, in the order in which they are always shown and stored as bits. */
export const needArea = z.enum([
  'MOBILITA',
  'CASA_PATRIMONIO',
  'SALUTE_INFORTUNI',
  'FAMIGLIA_REDDITO',
  'RISPARMIO_INVESTIMENTO',
  'PREVIDENZA',
  'ATTIVITA_IMPRESA',
  'TUTELA_VIAGGI',
])
export type NeedArea = z.infer<typeof needArea>

/** Business areas of the agency plan: AUTO, RE (rami elementari), VITA, BANCA, IMMOBILI. */
export const businessArea = z.enum(['AUTO', 'RE', 'VITA', 'BANCA', 'IMMOBILI'])
export type BusinessArea = z.infer<typeof businessArea>

/** Derived from the stored states of a person's policies (domain.md section 3, conventions). */
export const customerStatus = z.enum(['CLIENTE', 'EX_CLIENTE', 'PROSPECT'])
export type CustomerStatus = z.infer<typeof customerStatus>

/** Contact channels of the agency plan [s4 p.10, 16]; of meetings there is only AGENZIA. */
export const contactChannel = z.enum([
  'AGENZIA',
  'TELEFONO',
  'EMAIL',
  'SMS',
  'LETTERA',
  'FAX',
  'SITO_PUBBLICO',
  'AREA_RISERVATA',
  'APP_SMARTPHONE',
  'APP_TABLET',
  'CHAT_VIDEO',
  'SOCIAL',
])
export type ContactChannel = z.infer<typeof contactChannel>
