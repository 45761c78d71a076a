/** A kind of file that is known by its first bytes. */
export type MediaKind = {
  readonly mediaType: string
  /** Ending that belongs to it. */
  readonly ending: string
  /** Whether the system's viewer may be asked to open it: documents and pictures, nothing that runs. */
  readonly opens: boolean
}

const unknown: MediaKind = { mediaType: 'application/octet-stream', ending: '', opens: false }
const document = (mediaType: string, ending: string): MediaKind => ({ mediaType, ending, opens: true })
/** Markup and programs: kept, but never opened from here (fault 59). */
const inert = (mediaType: string, ending: string): MediaKind => ({ mediaType, ending, opens: false })

const pdf = document('application/pdf', '.pdf')
const zip = inert('application/zip', '.zip')
const plain = document('text/plain', '.txt')
const html = inert('text/html', '.html')
const svg = inert('image/svg+xml', '.svg')

const signatures: readonly (readonly [bytes: string, kind: MediaKind])[] = [
  ['%PDF-', pdf],
  ['\x89PNG\r\n\x1a\n', document('image/png', '.png')],
  ['\xff\xd8\xff', document('image/jpeg', '.jpg')],
  ['GIF87a', document('image/gif', '.gif')],
  ['GIF89a', document('image/gif', '.gif')],
  ['II*\0', document('image/tiff', '.tif')],
  ['MM\0*', document('image/tiff', '.tif')],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', inert('application/x-ole-storage', '.doc')],
]

/** What stands near the start of a ZIP tells which office document it is; one that carries macros is not among them. */
const inZip: readonly (readonly [mark: string, kind: MediaKind])[] = [
  [
    'mimetypeapplication/vnd.oasis.opendocument.text',
    document('application/vnd.oasis.opendocument.text', '.odt'),
  ],
  [
    'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    document('application/vnd.oasis.opendocument.spreadsheet', '.ods'),
  ],
  ['word/', document('application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx')],
  ['xl/', document('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.xlsx')],
  ['ppt/', document('application/vnd.openxmlformats-officedocument.presentationml.presentation', '.pptx')],
]

/** Bytes that are enough for `mediaKindOf`. */
export const HEAD_BYTES = 4096

/** What a file is, by its first bytes and never by its name (faults 58, 59). */
export function mediaKindOf(head: Uint8Array): MediaKind {
  const text = latin1(head.subarray(0, HEAD_BYTES))
  const known = signatures.find(([bytes]) => text.startsWith(bytes))
  if (known) return known[1]
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return document('image/webp', '.webp')
  if (text.startsWith('PK\x03\x04')) return zipKind(text)
  return isText(head.subarray(0, HEAD_BYTES)) ? textKind(text) : unknown
}

/** The same for a stored media type; one that is not known here is never opened. */
export function kindOfMediaType(mediaType: string): MediaKind {
  const all = [...signatures.map(([, kind]) => kind), ...inZip.map(([, kind]) => kind), zip, plain, html, svg]
  return all.find((kind) => kind.mediaType === mediaType) ?? webpOr(mediaType)
}

function webpOr(mediaType: string): MediaKind {
  return mediaType === 'image/webp' ? document('image/webp', '.webp') : unknown
}

function zipKind(text: string): MediaKind {
  if (text.includes('vbaProject')) return zip
  return inZip.find(([mark]) => text.includes(mark))?.[1] ?? zip
}

function textKind(text: string): MediaKind {
  const start = text
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (start.startsWith('#!')) return unknown
  if (!start.startsWith('<')) return plain
  if (start.includes('<svg')) return svg
  return html
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  return bytes.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c,
  )
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
