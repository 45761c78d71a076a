import { z } from 'zod'
import { editPolicy } from '../../sync/edit-policy.ts'
import { attachmentTables } from './api.ts'

const [attachmentTable] = attachmentTables

/** Largest file that may hang on a record. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024

export const attachmentEdits = [
  editPolicy(attachmentTable, {
    fields: {
      customerId: { class: 'guarded', createOnly: true },
      policyId: { class: 'guarded', createOnly: true },
      claimId: { class: 'guarded', createOnly: true },
      name: { class: 'low' },
      mediaType: { class: 'guarded', createOnly: true },
      size: { class: 'guarded', createOnly: true, schema: z.int().min(0).max(MAX_ATTACHMENT_BYTES) },
      sha256: { class: 'guarded', createOnly: true, schema: z.string().regex(/^[0-9a-f]{64}$/) },
      addedById: { class: 'guarded', createOnly: true },
      addedAt: { class: 'guarded', createOnly: true },
    },
    ops: ['create', 'patch', 'delete'],
    parent: { table: 'customer', field: 'customerId' },
  }),
]
