// Somebody all of whose texts are markup, with a policy, a claim and a quote of a product whose name is markup too.
import { randomUUID } from 'node:crypto'
import { attachmentTables } from '../../shared/features/attachments/api.ts'
import { claimTables } from '../../shared/features/claims/api.ts'
import { conflictTables } from '../../shared/features/conflicts/api.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { displayName } from '../../shared/features/customers/model.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import { policyTables } from '../../shared/features/policies/api.ts'
import { productTables } from '../../shared/features/products/api.ts'
import { quoteTables } from '../../shared/features/quotes/api.ts'
import type { NamedCustomer, Office } from './head-office.ts'

const [attachmentTable] = attachmentTables
const [claimTable] = claimTables
const [conflictTable] = conflictTables
const [customerTable] = customerTables
const [interactionTable] = interactionTables
const [policyTable] = policyTables
const [productTable] = productTables
const [quoteTable] = quoteTables

export const IMAGE = '<img src=x onerror="document.title=1">'
export const SCRIPT = '<script>document.title=2</script>'
export const LINK = '<a href="javascript:document.title=3">qui</a>'
export const FRAME = '<iframe srcdoc="x"></iframe>'
export const PRODUCT = `Casa ${IMAGE}${LINK}`
export const POLICY_NUMBER = '90000050'

/** Nobody of the sample data, so that no other test meets what is written on him; `undo` removes him again. */
export async function hostileCustomer(
  office: Office,
): Promise<{ hostile: NamedCustomer; undo: () => Promise<void> }> {
  const { name: _shown, ...somebody } = await office.customer(`c.kind = 'PF' AND c.portfolio = 1`)
  const customer = {
    ...somebody,
    id: randomUUID(),
    lastName: `Markup ${IMAGE}`,
    firstName: SCRIPT,
    fiscalCode: null,
    notes: `${LINK}${FRAME}`,
    street: IMAGE,
    municipality: LINK,
    householdId: null,
  }
  const { agencyId, portfolio } = customer
  const ids = {
    contact: randomUUID(),
    file: randomUUID(),
    question: randomUUID(),
    product: randomUUID(),
    policy: randomUUID(),
    claim: randomUUID(),
    quote: randomUUID(),
  }
  const of = { agencyId, portfolio, customerId: customer.id }
  const at = new Date().toISOString()
  const today = at.slice(0, 10)
  await office.change(async ({ put }) => {
    await put(customerTable, customer)
    await put(interactionTable, {
      ...of,
      id: ids.contact,
      at,
      channel: 'TELEFONO',
      direction: 'IN',
      kind: 'CHIAMATA',
      subject: IMAGE,
      outcome: SCRIPT,
      note: LINK,
      collaboratorId: null,
      policyId: null,
      claimId: null,
      followUpOn: null,
    })
    await put(attachmentTable, {
      ...of,
      id: ids.file,
      policyId: null,
      claimId: null,
      name: `${IMAGE}.pdf`,
      mediaType: `text/html;${SCRIPT}`,
      size: 12,
      sha256: 'a'.repeat(64),
      addedById: null,
      addedAt: at,
    })
    await put(conflictTable, {
      ...of,
      id: ids.question,
      kind: 'FIELDS',
      tbl: 'customer',
      rowId: customer.id,
      label: `Domanda ${IMAGE}`,
      mine: JSON.stringify({ notes: SCRIPT }),
      theirs: JSON.stringify({ notes: LINK }),
      before: JSON.stringify({ notes: FRAME }),
      mineById: null,
      mineBy: IMAGE,
      mineAt: at,
      theirsBy: SCRIPT,
      theirsAt: at,
      mutationId: randomUUID(),
      openedAt: at,
      closedAt: null,
      closedBy: null,
      choice: null,
    })
    await put(productTable, {
      id: ids.product,
      code: 'MARKUP',
      name: PRODUCT,
      mainBranch: '8',
      businessArea: 'RE',
      needArea: 'CASA_PATRIMONIO',
      forBusiness: false,
      healthQuestions: false,
      active: true,
    })
    await put(policyTable, {
      agencyId,
      portfolio,
      id: ids.policy,
      number: POLICY_NUMBER,
      productId: ids.product,
      holderId: customer.id,
      insuredId: null,
      beneficiary: LINK,
      state: 'IN_VIGORE',
      issueKind: 'NUOVA',
      issuedOn: today,
      effectiveOn: today,
      expiresOn: null,
      tacitRenewal: true,
      noticeDays: null,
      toleranceDays: null,
      frequency: 'ANNUALE',
      annualNet: 10_000,
      annualTaxable: 10_000,
      annualGross: 12_000,
      plate: null,
      vehicle: null,
      cuClass: null,
      insuredObject: FRAME,
      lienHolder: SCRIPT,
      collaboratorId: null,
      sellerId: null,
      replacesId: null,
      noticeReceivedOn: null,
      endedOn: null,
      stornoReason: null,
    })
    await put(claimTable, {
      ...of,
      id: ids.claim,
      policyId: ids.policy,
      number: `S${POLICY_NUMBER}`,
      branch: '8',
      route: 'ALTRI',
      state: 'APERTO',
      occurredOn: today,
      reportedOn: today,
      closedOn: null,
      description: IMAGE,
      ourFaultPercent: null,
      surveyor: SCRIPT,
      reserve: 0,
      paid: 0,
    })
    await put(quoteTable, {
      ...of,
      id: ids.quote,
      productId: ids.product,
      number: `P${POLICY_NUMBER}`,
      state: 'APERTO',
      lossCause: null,
      createdOn: today,
      validTo: today,
      versions: 1,
      annualGross: 12_000,
      collaboratorId: null,
      policyId: null,
    })
  })
  const undo = () =>
    office.change(async ({ remove }) => {
      await remove(quoteTable, ids.quote, agencyId)
      await remove(claimTable, ids.claim, agencyId)
      await remove(policyTable, ids.policy, agencyId)
      await remove(productTable, ids.product)
      await remove(conflictTable, ids.question, agencyId)
      await remove(attachmentTable, ids.file, agencyId)
      await remove(interactionTable, ids.contact, agencyId)
      await remove(customerTable, customer.id, agencyId)
    })
  return { hostile: { ...customer, name: displayName(customer) }, undo }
}
