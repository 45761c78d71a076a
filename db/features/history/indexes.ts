export const historyIndexes = {
  change: [
    // Covers what the history of a card narrows and sorts by, so that a count reads the index alone.
    'CREATE INDEX IF NOT EXISTS change_customer ON change (customer_id, at, id, tbl)',
    'CREATE INDEX IF NOT EXISTS change_row ON change (tbl, row_id)',
    'CREATE INDEX IF NOT EXISTS change_mutation ON change (mutation_id) WHERE sync_ver = 0',
  ],
}
