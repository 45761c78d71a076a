import type { CertificateFault } from './failures.ts'

const OUT_OF_TIME = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])

/** With which codes Node and OpenSSL refuse a certificate for what it is. */
const REFUSED = new Set([
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
])

/** The code of a certificate whose key was not pinned. */
export const NOT_PINNED = 'ERR_SCRIVANIA_NOT_PINNED'

/** What a connection's error says of the certificate; null where it speaks of something else. */
export function certificateFault(code: string | undefined): CertificateFault | null {
  if (code === undefined) return null
  if (OUT_OF_TIME.has(code)) return 'out-of-time'
  return REFUSED.has(code) || code === NOT_PINNED ? 'refused' : null
}
