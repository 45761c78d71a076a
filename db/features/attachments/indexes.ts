export const attachmentIndexes = {
  attachment: [
    'CREATE INDEX IF NOT EXISTS attachment_customer ON attachment (customer_id)',
    'CREATE INDEX IF NOT EXISTS attachment_hash ON attachment (sha256)',
  ],
}
