import { safe } from '@orpc/client'
import { showRefusal, showToast } from '../components/toast/toasts.ts'
import { walkSteps } from './edits.ts'
import { errorWords, nameOf } from './errors.ts'
import { translate } from './i18n.ts'
import { rpc } from './rpc.ts'
import { createStore, useStore } from './store.ts'

/** What dropped files hang on. */
export interface FileTarget {
  readonly customerId: string
  readonly policyId?: string
  readonly claimId?: string
}

/** A file on its way from the window into the desk. */
export interface TakingIn {
  readonly key: number
  readonly customerId: string
  readonly name: string
  /** Bytes. */
  readonly done: number
  readonly total: number
}

const PIECE = 384 * 1024

const store = createStore<readonly TakingIn[]>([])
const stopped = new Set<number>()
let lastKey = 0

/** The files that are being taken in for a customer. */
export function useTakingIn(customerId: string): readonly TakingIn[] {
  return useStore(store).filter((one) => one.customerId === customerId)
}

/** Stops one; what came of it is dropped. */
export function stopTakingIn(key: number): void {
  stopped.add(key)
}

/** Takes files in, one after the other; each that fails says why and does not hold up the next. */
export async function takeIn(files: readonly File[], target: FileTarget): Promise<void> {
  const waiting = files.map((file) => {
    lastKey += 1
    return { key: lastKey, file }
  })
  store.set([
    ...store.get(),
    ...waiting.map(({ key, file }) => ({
      key,
      customerId: target.customerId,
      name: file.name,
      done: 0,
      total: file.size,
    })),
  ])
  let added = 0
  for (const { key, file } of waiting) {
    if (await takeOne(key, file, target)) added += 1
    stopped.delete(key)
    store.set(store.get().filter((one) => one.key !== key))
  }
  if (added === 0) return
  const text = addedWords(target, added)
  // Each file is a step of its own, so that one toast can take back one file.
  showToast(added === 1 ? { text, step: true, undo: () => void walkSteps('undo') } : { text })
}

function addedWords({ policyId, claimId }: FileTarget, count: number): string {
  if (policyId) return translate('attachments.addedTo.policy', { count })
  if (claimId) return translate('attachments.addedTo.claim', { count })
  return translate('attachments.added', { count })
}

async function takeOne(key: number, file: File, target: FileTarget): Promise<boolean> {
  // Of a file that has gone nothing is left but its name: only as a whole it does not read as empty.
  if (!(await bytesOf(file.size === 0 ? file : file.slice(0, 1)))) return unreadable(file)
  const { customerId, policyId = null, claimId = null } = target
  const [fault, begun] = await safe(
    rpc.attachments.begin({ customerId, policyId, claimId, name: file.name, size: file.size }),
  )
  if (fault) return failed(file, fault)
  const { upload } = begun
  for (let at = 0; at < file.size; at += PIECE) {
    if (stopped.has(key)) {
      await rpc.attachments.cancel({ upload })
      return false
    }
    const bytes = await bytesOf(file.slice(at, at + PIECE))
    if (!bytes) {
      await rpc.attachments.cancel({ upload })
      return unreadable(file)
    }
    const [broken, piece] = await safe(rpc.attachments.piece({ upload, bytes: base64(bytes) }))
    if (broken) {
      await rpc.attachments.cancel({ upload })
      return failed(file, broken)
    }
    store.set(store.get().map((one) => (one.key === key ? { ...one, done: piece.received } : one)))
  }
  const [refused] = await safe(rpc.attachments.finish({ upload }))
  return refused ? failed(file, refused) : true
}

/** Null where the file has gone, was changed meanwhile, or may not be read. */
async function bytesOf(part: Blob): Promise<Uint8Array | null> {
  return part.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  )
}

function unreadable({ name }: File): false {
  showRefusal(translate('attachments.unreadable', { name }))
  return false
}

function base64(bytes: Uint8Array): string {
  let text = ''
  // In runs: the whole as arguments of one call would be too many.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

function failed({ name }: File, fault: unknown): false {
  // Here it is the role and not a value that was refused: the window chose every value itself.
  const refused = nameOf(fault) === 'EDIT_REFUSED'
  const why = errorWords(fault, translate).text
  showRefusal(
    refused ? translate('attachments.refused', { name }) : translate('attachments.failed', { name, why }),
  )
  return false
}
