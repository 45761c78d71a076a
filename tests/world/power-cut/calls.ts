import { dirname } from 'node:path'

/** One thing that a program asked of the system about a file, or told on its output. */
export type Call =
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'told'; readonly text: string }

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)/

/** The calls in a log of one thread (`strace -y -xx`) that concern a file, in their order; failed ones changed nothing. */
export function callsIn(log: string): Call[] {
  return log.split('\n').flatMap((line): Call[] => {
    const [, name, words = '', result] = CALL.exec(line) ?? []
    if (!name || Number(result) < 0) return []
    const path = textOf(/^\d+<([^>]*)>/.exec(words)?.[1] ?? '')
    switch (name) {
      case 'pwrite64': {
        const [, hex = '', at = ''] = /"([^"]*)", \d+, (\d+)$/.exec(words) ?? []
        return [{ kind: 'write', path, at: Number(at), bytes: bytesOf(hex) }]
      }
      case 'write': {
        const told = bytesOf(/"([^"]*)"/.exec(words)?.[1] ?? '').toString()
        return words.startsWith('1<') ? [{ kind: 'told', text: told }] : []
      }
      case 'ftruncate':
        return [{ kind: 'truncate', path, size: Number(/, (\d+)$/.exec(words)?.[1]) }]
      case 'fsync':
      case 'fdatasync':
        return [{ kind: 'sync', path }]
      case 'unlink':
        return [{ kind: 'remove', path: bytesOf(/"([^"]*)"/.exec(words)?.[1] ?? '').toString() }]
      default:
        return []
    }
  })
}

/** `\x41\x42` as bytes. */
function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
}

/** With `-xx` paths are written in hexadecimal too. */
function textOf(path: string): string {
  return path.startsWith('\\x') ? bytesOf(path).toString() : path
}

/**
 * The files as a power cut right before `calls[end]` may leave them: all that was synced, and of what was not whatever `survives` says,
 * which is asked once for each call.
 */
export function afterCut(
  calls: readonly Call[],
  end: number,
  survives: () => boolean,
): ReadonlyMap<string, Buffer> {
  const syncedTo = new Map<string, number>()
  for (const [index, call] of calls.slice(0, end).entries())
    if (call.kind === 'sync') syncedTo.set(call.path, index)
  const files = new Map<string, { bytes: Buffer; size: number }>()
  for (const [index, call] of calls.slice(0, end).entries()) {
    if (call.kind === 'told' || call.kind === 'sync') continue
    // A name is gone for good when the folder that it stood in was synced.
    const kept = call.kind === 'remove' ? dirname(call.path) : call.path
    if (index > (syncedTo.get(kept) ?? -1) && !survives()) continue
    if (call.kind === 'remove') {
      files.delete(call.path)
      continue
    }
    const file = files.get(call.path) ?? { bytes: Buffer.alloc(0), size: 0 }
    files.set(call.path, file)
    const size = call.kind === 'truncate' ? call.size : Math.max(file.size, call.at + call.bytes.length)
    if (size > file.bytes.length) file.bytes = Buffer.concat([file.bytes, Buffer.alloc(size)])
    // What a shorter file loses is nought when it grows again.
    file.bytes.fill(0, Math.min(size, file.size), Math.max(size, file.size))
    file.size = size
    if (call.kind === 'write') call.bytes.copy(file.bytes, call.at)
  }
  return new Map([...files].map(([path, { bytes, size }]) => [path, bytes.subarray(0, size)]))
}
