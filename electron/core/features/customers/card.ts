import { readClaimsOfCustomer } from '../../../../db/features/claims/reader.ts'
import { readConsentsOfCustomer } from '../../../../db/features/consents/reader.ts'
import { readCustomerHead } from '../../../../db/features/customers/card-reader.ts'
import { initialsOf } from '../../../../db/features/customers/list-reader.ts'
import { readPoliciesOfCustomer } from '../../../../db/features/policies/reader.ts'
import type { ReadDb } from '../../../../db/types.ts'
import type { ClaimOnCard } from '../../../../shared/features/claims/contract.ts'
import type { ConsentOnCard } from '../../../../shared/features/consents/contract.ts'
import type { ConsentPurpose } from '../../../../shared/features/consents/model.ts'
import { isPhoneBarred } from '../../../../shared/features/consents/opt-out.ts'
import type { CustomerCard, CustomerTerm } from '../../../../shared/features/customers/contract.ts'
import { displayName } from '../../../../shared/features/customers/model.ts'
import { customerStatusOn } from '../../../../shared/features/customers/status.ts'
import { mostUrgent, policyTerm, termOn } from '../../../../shared/features/customers/term.ts'
import type { PolicyOnCard } from '../../../../shared/features/policies/contract.ts'
import { branchKindOf } from '../../../../shared/features/products/branches.ts'
import { needAreaBit } from '../../../../shared/features/products/need-areas.ts'
import { isCovering } from '../../../../shared/features/titles/coverage-on.ts'
import { lastDayOfGrace } from '../../../../shared/features/titles/coverage-terms.ts'
import { carriesCover, isOverdue } from '../../../../shared/features/titles/title-state.ts'
import type { CoverageState } from '../../../../shared/lib/codes.ts'
import { addYears, ageOn, daysBetween, type IsoDay, lastIsoDay } from '../../../../shared/lib/dates.ts'
import { premiumLastYear } from './premium-last-year.ts'

/** The head of a customer's record: identity, warnings and figures. Null when this mirror does not hold the customer. */
export function readCustomerCard(db: ReadDb, id: string, today: IsoDay): CustomerCard | null {
  const head = readCustomerHead(db, id, today)
  if (!head) return null
  const { customer, collaborator } = head
  const policies = readPoliciesOfCustomer(db, id, today)
  const held = policies.filter((each) => each.inPortfolio)
  // Who waits for the first premium of an issued contract is owed it, though it is no portfolio yet.
  const owing = policies.filter((each) => each.inPortfolio || each.policy.state === 'EMESSA_NON_PERFEZIONATA')
  const claims = readClaimsOfCustomer(db, id)
  // what the agency may do follows from what was answered to it.
  const consents = readConsentsOfCustomer(db, id, 'AGENZIA')
  return {
    customer,
    name: displayName(customer),
    status: customerStatusOn(
      policies.map(({ policy }) => ({
        ...policy,
        neverPerfected: policy.stornoReason === 'MANCATO_PERFEZIONAMENTO',
      })),
      today,
    ),
    age: customer.birthDate ? ageOn(customer.birthDate, today) : null,
    collaborator: collaborator && {
      id: collaborator.id,
      name: `${collaborator.lastName} ${collaborator.firstName}`,
      initials: initialsOf(collaborator.firstName, collaborator.lastName),
    },
    salePoint: head.salePoint,
    agency: { code: head.agency?.code ?? '', name: head.agency?.name ?? '' },
    annualPremium: sumOf(held),
    annualPremiumLastYear: premiumLastYear(policies, today),
    dueAmount: dueAmount(owing, today),
    areas: held.reduce((mask, each) => mask | needAreaBit(each.product.needArea), 0),
    term: leadTerm(held, today),
    claims5y: claimsFigures(claims, policies, today),
    openClaim: openClaim(claims, today),
    urgentTitles: urgentTitles(owing, today),
    consents: consentFigures(consents, customer.optOutSince),
    recentContacts: head.recentContacts,
    counts: {
      policies: held.length,
      claims: claims.length,
      quotes: head.quotes,
      interactions: head.interactions,
      consents: consents.filter((each) => each.consent !== null).length,
    },
  }
}

function sumOf(policies: readonly PolicyOnCard[]): number {
  return policies.reduce((sum, each) => sum + each.policy.annualGross, 0)
}

function dueAmount(held: readonly PolicyOnCard[], today: IsoDay): number {
  return held
    .flatMap((each) => each.titles)
    .filter(({ title }) => isOverdue(title, today))
    .reduce((sum, { title }) => sum + title.gross, 0)
}

function leadTerm(held: readonly PolicyOnCard[], today: IsoDay): CustomerTerm {
  const terms = held.flatMap((each) => {
    const term = policyTerm(each.timeline, each.policy.expiresOn)
    return term ? [{ term }] : []
  })
  return termOn(mostUrgent(terms, today)?.term ?? null, today)
}

function claimsFigures(
  claims: readonly ClaimOnCard[],
  policies: readonly PolicyOnCard[],
  today: IsoDay,
): CustomerCard['claims5y'] {
  const since = addYears(today, -5)
  const recent = claims.filter(({ claim }) => claim.occurredOn >= since)
  return {
    count: recent.length,
    open: recent.filter((each) => each.open).length,
    paid: recent.reduce((sum, { claim }) => sum + claim.paid, 0),
    lossRatioPercent: lossRatio(recent, policies, since),
  }
}

/**
 * Cost of claims, paid and reserved (domain.md section 1), over taxable premiums collected in the same time, in percent: since a day, or
 * since the first premium on record where that is later. Null without premiums.
 */
function lossRatio(
  claims: readonly ClaimOnCard[],
  policies: readonly PolicyOnCard[],
  since: IsoDay,
): number | null {
  const collected = policies
    .flatMap((each) => each.titles)
    .flatMap(({ title }) => (title.collectedOn !== null && title.collectedOn >= since ? [title] : []))
  const premiums = collected.reduce((sum, title) => sum + title.taxable, 0)
  if (premiums <= 0) return null
  const first = collected.reduce((day, { coverFrom }) => (coverFrom < day ? coverFrom : day), lastIsoDay)
  const cost = claims
    .filter(({ claim }) => claim.occurredOn >= first)
    .reduce((sum, { claim }) => sum + claim.paid + claim.reserve, 0)
  return Math.round((cost * 100) / premiums)
}

function openClaim(claims: readonly ClaimOnCard[], today: IsoDay): CustomerCard['openClaim'] {
  const open = claims.find((each) => each.open)
  if (!open) return null
  const { number, reportedOn, description } = open.claim
  return { number, sinceDays: daysBetween(reportedOn, today), description }
}

/** A suspended policy is without cover by agreement: nobody is to be called about it. */
const URGENT: readonly CoverageState[] = ['IN_COMPORTO', 'ESTESA_15GG', 'FUORI_COPERTURA', 'NON_ATTIVA']

function urgentTitles(owing: readonly PolicyOnCard[], today: IsoDay): CustomerCard['urgentTitles'] {
  return owing
    .filter(({ coverage, policy }) => URGENT.includes(coverage) && policy.state !== 'SOSPESA')
    .flatMap((each) =>
      each.titles
        // Endorsements and adjustments are owed and take no cover away.
        .filter(({ title }) => carriesCover(title.type) && isOverdue(title, today))
        .map(({ title }) => ({
          gross: title.gross,
          dueOn: title.dueOn,
          state: each.coverage,
          until:
            title.type === 'PRIMA_RATA'
              ? null
              : lastDayOfGrace(
                  branchKindOf([each.product.mainBranch]),
                  title.dueOn,
                  each.policy.toleranceDays,
                ),
        })),
    )
    .sort((a, b) => Number(isCovering(a.state)) - Number(isCovering(b.state)) || (a.dueOn < b.dueOn ? -1 : 1))
}

function consentFigures(
  consents: readonly ConsentOnCard[],
  optOutSince: IsoDay | null,
): CustomerCard['consents'] {
  const answerTo = (purpose: ConsentPurpose) =>
    consents.find((each) => each.purpose === purpose)?.consent ?? null
  const promotions = answerTo('L2')
  return {
    processing: answerTo('TRATTAMENTO')?.value ?? 'UNKNOWN',
    phoneBarred: isPhoneBarred(optOutSince, promotions),
    promotions: promotions?.value ?? 'UNKNOWN',
    channels: promotions?.value === 'YES' ? promotions.channels : [],
    unknown: consents
      .filter((each) => (each.consent?.value ?? 'UNKNOWN') === 'UNKNOWN')
      .map((each) => each.purpose),
  }
}
