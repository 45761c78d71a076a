import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { refusals, rest } from '../../rpc/rest.ts'
import { mutation, pushOutcome } from '../../sync/mutations.ts'

export const editsApi = {
  /**
   * What a desk has typed, in the order of its numbers (sync.md section 6). The answer holds an outcome for each mutation up to the
   * first `retry_later`; what follows that one was not tried. `idempotency_mismatch`: a number or an id that the log knows
   * with another body: two programs share one device id, and this one must enrol again. `too_large`: more than `PUSH_MUTATIONS`
   * mutations or `PUSH_BYTES` bytes of them. The numbers stand without gaps from `first_seq` on.
   */
  push: rest
    .route({ method: 'POST', path: '/v1/push', summary: 'Apply what a desk has typed' })
    .input(
      z.object({
        agency: z.int().positive(),
        device: uuid,
        first_seq: z.int().positive(),
        mutations: z.array(mutation).min(1),
      }),
    )
    .output(
      z.object({
        outcomes: z.array(z.object({ seq: z.int(), mutation_id: uuid, outcome: pushOutcome })),
        /** The last number used up, after this batch. */
        ack_seq: z.int().nonnegative(),
      }),
    )
    .errors(
      refusals(
        'token_expired',
        'user_disabled',
        'forbidden',
        'not_found',
        'idempotency_mismatch',
        'device_revoked',
        'too_large',
        'too_old',
      ),
    ),
}
