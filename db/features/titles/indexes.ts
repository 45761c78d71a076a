export const titleIndexes = {
  title: ['CREATE INDEX IF NOT EXISTS title_policy ON title (policy_id)'],
} as const
