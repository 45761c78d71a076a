export const conflictIndexes = {
  conflict: ['CREATE INDEX IF NOT EXISTS conflict_open ON conflict (customer_id) WHERE closed_at IS NULL'],
}
