export const consentIndexes = {
  consent: ['CREATE INDEX IF NOT EXISTS consent_customer ON consent (customer_id)'],
} as const
