export const interactionIndexes = {
  interaction: ['CREATE INDEX IF NOT EXISTS interaction_customer ON interaction (customer_id, at)'],
} as const
