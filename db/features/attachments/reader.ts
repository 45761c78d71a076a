import { desc, eq, sql } from 'drizzle-orm'
import type { AttachmentOnCard } from '../../../shared/features/attachments/contract.ts'
import { kindOfMediaType } from '../../../shared/features/attachments/media-type.ts'
import type { Attachment } from '../../../shared/features/attachments/model.ts'
import { keptQuery, queries, withoutSync } from '../../drizzle.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import { claim } from '../claims/schema.ts'
import { collaborator } from '../network/schema.ts'
import { policy } from '../policies/schema.ts'
import { attachment } from './schema.ts'

const attachmentsOf = keptQuery((q) =>
  q
    .select({ attachment, collaborator, policy: policy.number, claim: claim.number })
    .from(attachment)
    .leftJoin(collaborator, eq(collaborator.id, attachment.addedById))
    .leftJoin(policy, eq(policy.id, attachment.policyId))
    .leftJoin(claim, eq(claim.id, attachment.claimId))
    .where(eq(attachment.customerId, sql.placeholder('customer')))
    .orderBy(desc(attachment.addedAt))
    .prepare(),
)

/** The files that hang on a customer, his policies and claims, newest first. */
export function readAttachments(db: ReadDb, customerId: string): AttachmentOnCard[] {
  return attachmentsOf(db)
    .all({ customer: customerId })
    .map((row) => ({
      attachment: withoutSync(row.attachment),
      addedBy: row.collaborator ? `${row.collaborator.lastName} ${row.collaborator.firstName}` : null,
      about: aboutOf(row.claim, row.policy),
      place: placeOf(db, row.attachment.sha256),
      pending: row.attachment.syncVer === 0,
      opens: kindOfMediaType(row.attachment.mediaType).opens,
    }))
}

/** One attachment by its id; null when this desk does not hold it. */
export function readAttachment(db: ReadDb, id: string): Attachment | null {
  const row = queries(db).select().from(attachment).where(eq(attachment.id, id)).get()
  return row ? withoutSync(row) : null
}

function aboutOf(claimNumber: string | null, policyNumber: string | null): AttachmentOnCard['about'] {
  if (claimNumber !== null) return { kind: 'claim', number: claimNumber }
  return policyNumber === null ? null : { kind: 'policy', number: policyNumber }
}

function placeOf(db: ReadDb, sha256: string): AttachmentOnCard['place'] {
  const blob = prepared<{ sent: number }>(db, 'SELECT sent FROM blob WHERE sha256 = ?').get(sha256)
  if (!blob) return 'remote'
  return blob.sent === 1 ? 'here' : 'to-send'
}
