export const householdIndexes = {
  relation: ['CREATE INDEX IF NOT EXISTS relation_customer ON relation (customer_id)'],
} as const
