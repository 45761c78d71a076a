export const historyIndexes = {
  change: [
    'CREATE INDEX IF NOT EXISTS change_customer ON change (customer_id, at)',
    'CREATE INDEX IF NOT EXISTS change_row ON change (tbl, row_id)',
    'CREATE INDEX IF NOT EXISTS change_mutation ON change (mutation_id) WHERE sync_ver = 0',
  ],
}
