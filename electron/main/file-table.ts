// What app://scrivania answers: the window's files and nothing else. The table is made once from the built folder; a
// request either names an entry of it or is refused, so no path from outside ever reaches the file system.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

const host = 'scrivania'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export type FileTable = ReadonlyMap<string, { file: string; contentType: string }>

/** Every servable file of a folder, by the path of its address. Files of unknown kinds are left out. */
export function buildFileTable(folder: string): FileTable {
  const table = new Map<string, { file: string; contentType: string }>()
  for (const file of filesUnder(folder)) {
    const contentType = contentTypes[extname(file)]
    if (contentType) table.set(`/${relative(folder, file).split(sep).join('/')}`, { file, contentType })
  }
  return table
}

/** The fallback runtime's Node cannot yet read folders recursively by itself. Links are not followed. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    return entry.isFile() ? [path] : []
  })
}

/** The answer to a request, from the table alone. */
export function answer(table: FileTable, request: { method: string; url: string }): Response {
  const headers = {
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
  const entry = request.method === 'GET' ? entryOf(table, request.url) : undefined
  if (!entry)
    return new Response('not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } })
  return new Response(readFileSync(entry.file), {
    headers: { ...headers, 'content-type': entry.contentType },
  })
}

function entryOf(table: FileTable, address: string) {
  try {
    const url = new URL(address)
    return url.host === host ? table.get(url.pathname) : undefined
  } catch {
    return undefined
  }
}
