export const quoteIndexes = {
  quote: ['CREATE INDEX IF NOT EXISTS quote_customer ON quote (customer_id)'],
} as const
