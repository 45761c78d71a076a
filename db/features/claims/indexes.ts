export const claimIndexes = {
  claim: ['CREATE INDEX IF NOT EXISTS claim_customer ON claim (customer_id)'],
} as const
