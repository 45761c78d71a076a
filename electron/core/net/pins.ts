import { createHash, X509Certificate } from 'node:crypto'
import type { PeerCertificate } from 'node:tls'
import type { Pins } from '../../../shared/rpc/shell.ts'
import { NOT_PINNED } from './certificate.ts'

/**
 * What decides whether a server is head office where its keys were pinned (fault 65): all that Node asks of a certificate, and then that
 * its own key is one of them. The keys of those who vouch for it do not count: a server names them as it likes.
 */
export function checkPinned(pins: Pins): (host: string, certificate: PeerCertificate) => Error | undefined {
  // Asked for and not imported: a desk without pins needs no TLS of its own (http.ts).
  const { checkServerIdentity } = process.getBuiltinModule('node:tls')
  return (host, certificate) => {
    const fault = checkServerIdentity(host, certificate)
    if (fault) return fault
    return pins.includes(pinOf(new X509Certificate(certificate.raw)))
      ? undefined
      : Object.assign(new Error('the key of this server was not pinned'), { code: NOT_PINNED })
  }
}

/** The pin of a certificate's public key (its SPKI in DER, as RFC 7469 hashes it). */
export function pinOf({ publicKey }: X509Certificate): string {
  const key = publicKey.export({ type: 'spki', format: 'der' })
  return `sha256/${createHash('sha256').update(key).digest('base64')}`
}
