// Addresses that leave the desk: only a few kinds, parsed and rebuilt, and never without the user having seen where
// they lead.

export interface ExternalTarget {
  /** The address in the form the parser gave it, which is the one that gets opened. */
  url: string
  kind: 'web' | 'mail' | 'phone'
  /** What the user is shown: the host, the mail address, the number. */
  target: string
}

const mailAddress = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}$/
const phoneNumber = /^\+?[0-9][0-9 ().-]{1,30}$/

/** Reads an address; undefined for everything that may not be opened. */
export function externalTarget(text: string): ExternalTarget | undefined {
  // The parser drops tabs and line breaks and trims blanks: what is not already clean is not what it seems.
  const url = hasControlOrBlank(text) ? undefined : parse(text)
  if (!url) return undefined
  switch (url.protocol) {
    case 'https:': {
      const plain = url.username === '' && url.password === '' && url.hostname.includes('.')
      return plain ? { url: url.href, kind: 'web', target: url.host } : undefined
    }
    case 'mailto:': {
      const address = decodeOnce(url.pathname)
      if (!address || !mailAddress.test(address) || !hasOnlyPlainMailFields(url)) return undefined
      return { url: url.href, kind: 'mail', target: address }
    }
    case 'tel:': {
      const number = decodeOnce(url.pathname)
      if (!number || !phoneNumber.test(number) || url.search || url.hash) return undefined
      return { url: url.href, kind: 'phone', target: number }
    }
    default:
      return undefined
  }
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function hasControlOrBlank(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || (code >= 0x200b && code <= 0x206f)) return true
  }
  return text.includes('\\')
}

/** Some mail programs obey `attach`, and hidden copies are not what the user agreed to. */
function hasOnlyPlainMailFields(url: URL): boolean {
  return [...url.searchParams.keys()].every((key) => ['subject', 'body'].includes(key.toLowerCase()))
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
