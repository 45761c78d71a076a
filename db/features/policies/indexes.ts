import { NORMAL_NUMBER, NORMAL_PLATE } from '../../keys/normal.ts'

export const policyIndexes = {
  policy: [
    'CREATE INDEX IF NOT EXISTS policy_holder ON policy (holder_id)',
    'CREATE INDEX IF NOT EXISTS policy_expiry ON policy (expires_on, state, holder_id)',
    'CREATE INDEX IF NOT EXISTS policy_replaces ON policy (replaces_id) WHERE replaces_id IS NOT NULL',
    `CREATE INDEX IF NOT EXISTS policy_number ON policy (${NORMAL_NUMBER})`,
    `CREATE INDEX IF NOT EXISTS policy_plate ON policy (${NORMAL_PLATE}) WHERE plate IS NOT NULL`,
  ],
  guarantee: ['CREATE INDEX IF NOT EXISTS guarantee_policy ON guarantee (policy_id)'],
} as const
