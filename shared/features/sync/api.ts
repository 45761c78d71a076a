import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { refusals, rest } from '../../rpc/rest.ts'
import { auditAnswer, auditRequest } from '../../sync/audit.ts'
import { bucketName } from '../../sync/buckets.ts'
import { wipeOrder } from '../session/wipe.ts'

export const syncApi = {
  /** Versions, time and, for a signed-in device, its buckets and one entry per feed. Works without a token too. */
  hello: rest
    .route({
      method: 'GET',
      path: '/v1/hello',
      summary: 'Versions, server time and the buckets of this device',
    })
    .input(
      z.object({
        protocol: z.coerce.number().int(),
        schema: z.coerce.number().int(),
        app: z.string().max(40),
        /** Without a token: this device asks whether it was ordered to wipe itself. */
        device: uuid.optional(),
      }),
    )
    .output(
      z.object({
        protocol: z.object({ min: z.int(), max: z.int() }),
        schema: z.object({ min: z.int(), max: z.int() }),
        serverTime: z.iso.datetime(),
        wipe: wipeOrder.optional(),
        bucketSetId: z.int().optional(),
        buckets: z.array(bucketName).optional(),
        /** Rows in each of those buckets now: the "y" of "x of y" while a desk loads them. */
        rows: z.record(bucketName, z.int()).optional(),
        feeds: z.array(z.object({ feed: z.int(), epoch: z.uuid(), ver: z.int() })).optional(),
      }),
    )
    .errors(refusals('too_old', 'token_expired', 'user_disabled', 'device_revoked')),
  /**
   * Compares what the desk holds of a bucket with what lies here (sync.md section 8), by ranges that the desk narrows from answer
   * to answer until only rows that differ travel. A bucket of somebody else is answered like one that does not exist (fault 35).
   */
  audit: rest
    .route({ method: 'POST', path: '/v1/audit', summary: 'Compare a bucket by ranges and mend what differs' })
    .input(auditRequest)
    .output(auditAnswer)
    .errors(
      refusals(
        'token_expired',
        'user_disabled',
        'forbidden',
        'not_found',
        'device_revoked',
        'too_large',
        'too_old',
      ),
    ),
}
