import { z } from 'zod'
import { contactChannel, coverageState, customerStatus, needArea } from '../../lib/codes.ts'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { cents } from '../../lib/money.ts'
import { desk } from '../../rpc/errors.ts'
import { consentPurpose, consentValue } from '../consents/model.ts'
import { customer, customerKind } from './model.ts'

/** One thing a list is narrowed by; the chips of the toolbar. Several are joined with "and". */
export const customerFilter = z.discriminatedUnion('field', [
  z.object({ field: z.literal('status'), any: z.array(customerStatus).min(1) }),
  z.object({ field: z.literal('kind'), any: z.array(customerKind).min(1) }),
  z.object({ field: z.literal('municipality'), any: z.array(z.string().max(100)).min(1) }),
  z.object({ field: z.literal('province'), any: z.array(z.string().max(2)).min(1) }),
  z.object({ field: z.literal('collaborator'), any: z.array(uuid).min(1) }),
  /** Yearly gross premium of the policies in portfolio, in cents. */
  z.object({ field: z.literal('premium'), min: cents.nullable(), max: cents.nullable() }),
  z.object({ field: z.literal('policies'), min: z.int().nullable(), max: z.int().nullable() }),
  /** A policy expires within so many days from today. */
  z.object({ field: z.literal('expiring'), days: z.int().min(0).max(400) }),
  z.object({ field: z.literal('coverage'), any: z.array(coverageState).min(1) }),
  z.object({ field: z.literal('hasArea'), area: needArea }),
  z.object({ field: z.literal('lacksArea'), area: needArea }),
  /** The question was never answered for this purpose (AL-12). */
  z.object({ field: z.literal('consentUnknown'), purpose: consentPurpose }),
])
export type CustomerFilter = z.infer<typeof customerFilter>

export const customerSort = z.object({
  by: z.enum(['name', 'municipality', 'areas', 'policies', 'premium', 'expiry', 'collaborator', 'since']),
  descending: z.boolean(),
})

export const customerQuery = z.object({
  filters: z.array(customerFilter).max(20),
  /** Typed in the list's own filter field: words of the name, municipality, exact keys. */
  text: z.string().max(200),
  sort: customerSort,
})
export type CustomerQuery = z.infer<typeof customerQuery>

/** Segments of a line of time as fractions of its window (mock/design.md, idea 2). */
export const stripSegment = z.object({
  kind: z.enum(['covered', 'grace', 'out', 'to-come', 'suspended']),
  start: z.number(),
  end: z.number(),
})

/** The most urgent term of a customer's policies, in words chosen by the window. */
export const customerTerm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('expires'), on: isoDay }),
  z.object({ kind: z.literal('due'), on: isoDay }),
  /** In grace (comporto or the RC auto's fifteen days), payable until `until`. */
  z.object({ kind: z.literal('grace'), until: isoDay }),
  z.object({ kind: z.literal('out'), since: isoDay }),
  z.object({ kind: z.literal('never-covered'), since: isoDay }),
  /** The contract is over though the books still have it (R-27, or an expiry that nothing renews). */
  z.object({ kind: z.literal('ended'), since: isoDay }),
  z.object({ kind: z.literal('suspended') }),
])
export type CustomerTerm = z.infer<typeof customerTerm>

export const customerRow = z.object({
  id: uuid,
  name: z.string(),
  kind: customerKind,
  status: customerStatus,
  municipality: z.string().nullable(),
  /** Bits in the order of needArea. */
  areas: z.int(),
  policies: z.int(),
  premium: cents,
  /** -60 to +120 days around today, of the most urgent policy. */
  strip: z.array(stripSegment),
  term: customerTerm,
  collaborator: z.object({ initials: z.string(), name: z.string() }).nullable(),
})
export type CustomerRow = z.infer<typeof customerRow>

/** A saved view: local to this desk until views are shared. `builtIn` ones are named by the catalogue. */
export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  builtIn: z.boolean(),
  query: customerQuery,
  columns: z.array(z.object({ id: z.string(), width: z.int().nullable() })),
})
export type SavedView = z.infer<typeof savedView>

export const customerCard = z.object({
  customer,
  name: z.string(),
  status: customerStatus,
  age: z.int().nullable(),
  collaborator: z.object({ id: uuid, name: z.string(), initials: z.string() }).nullable(),
  salePoint: z.string().nullable(),
  agency: z.object({ code: z.string(), name: z.string() }),
  annualPremium: cents,
  /** Yearly premium of the same policies one year ago, null when there were none. */
  annualPremiumLastYear: cents.nullable(),
  /** Gross of titles due and not collected. */
  dueAmount: cents,
  areas: z.int(),
  term: customerTerm,
  claims5y: z.object({ count: z.int(), open: z.int(), paid: cents, lossRatioPercent: z.int().nullable() }),
  openClaim: z.object({ number: z.string(), sinceDays: z.int(), description: z.string() }).nullable(),
  /** Titles in grace or out of cover, most urgent first: the warning chips. */
  urgentTitles: z.array(
    z.object({ gross: cents, dueOn: isoDay, state: coverageState, until: isoDay.nullable() }),
  ),
  consents: z.object({
    /** To the processing of the data, without which nobody works with a person. */
    processing: consentValue,
    promotions: consentValue,
    channels: z.array(contactChannel),
    /** the opt-out register keeps the agency from ringing up to promote. */
    phoneBarred: z.boolean(),
    unknown: z.array(consentPurpose),
  }),
  /** AL-14: commercial contacts in the last thirty days. */
  recentContacts: z.int(),
  counts: z.object({
    policies: z.int(),
    claims: z.int(),
    quotes: z.int(),
    interactions: z.int(),
    consents: z.int(),
  }),
})
export type CustomerCard = z.infer<typeof customerCard>

/** Filters whose values are those that occur. */
export const customerFacet = z.enum(['municipality', 'province', 'collaborator'])
export type CustomerFacet = z.infer<typeof customerFacet>

const windowOf = z.object({ offset: z.int().min(0), limit: z.int().min(1).max(200) })

/** So many rows a stretch may have: read and told in a small part of the time that a call may take. */
export const MOST_IN_STRETCH = 5000

export const customersContract = {
  /** A window of the list, sorted in SQL; at most 200 rows. */
  page: desk
    .input(customerQuery.extend(windowOf.shape))
    .output(z.object({ rows: z.array(customerRow), offset: z.int() })),
  /** The rows of a stretch as a selection keeps them, without what a list shows of them. */
  stretch: desk
    .input(customerQuery.extend({ offset: z.int().min(0), limit: z.int().min(1).max(MOST_IN_STRETCH) }))
    .output(z.array(z.object({ id: uuid, premium: cents }))),
  /** How many a query holds; asked apart, so that the rows never wait for it. */
  count: desk.input(customerQuery).output(z.object({ total: z.int() })),
  /** The sum of a query's premiums, which reads far more than counting does. */
  premium: desk.input(customerQuery).output(z.object({ premium: cents })),
  /** Where a customer stands in a query (0-based), null when it is not in it. */
  position: desk.input(customerQuery.extend({ id: uuid })).output(z.object({ index: z.int().nullable() })),
  card: desk.input(z.object({ id: uuid })).output(customerCard),
  /** The values that a filter offers, each with its name and how many customers it would show. */
  facets: desk
    .input(z.object({ field: customerFacet }))
    .output(z.array(z.object({ value: z.string(), name: z.string(), count: z.int() }))),
  views: desk.output(z.array(savedView)),
  saveView: desk.input(savedView.omit({ builtIn: true })).output(z.object({})),
  deleteView: desk.input(z.object({ id: z.string() })).output(z.object({})),
}
